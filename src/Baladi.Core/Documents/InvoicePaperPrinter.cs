using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <summary>Sets an invoice or a credit note on A4, Arabic with English beside or under it.</summary>
internal sealed class InvoicePaperPrinter(InvoicePaper paper, InvoicePaperTexts texts)
{
    private static readonly TextStyle Label = new() { Size = 8.5f, Color = PdfColors.Gray600 };
    private static readonly TextStyle Value = new() { Size = 9.5f, Weight = FontWeight.SemiBold, LineHeight = 1.45f };
    private static readonly TextStyle Small = new() { Size = 8, Color = PdfColors.Gray700 };
    private static readonly TextStyle Heading = new() { Size = 11, Weight = FontWeight.Bold, Color = PdfColors.Green700 };
    private const float CodeSize = 104;

    public byte[] Print()
    {
        var frame = new LicenseDocumentFrame(new(paper.Watermark, null, texts.Keep, null), LicenseDocumentTexts.Default);
        using var composer = new PdfComposer(
            new PdfInfo { Title = $"{paper.Title.Ar} {paper.Number} | {paper.Title.En}", Language = "ar-SA", Author = paper.Seller.Ar, Subject = paper.Number, Created = paper.IssuedAt },
            LicenseDocumentFrame.Margins)
        {
            LaterTop = LicenseDocumentFrame.LaterTop,
            Background = frame.DrawBackground,
            Foreground = frame.DrawForeground,
        };
        if (paper.Marker is { } marker) composer.Add(new BoxBlock(Bilingual.Text(marker, Small)) { Background = PdfColors.Gray50, Accent = PdfColors.Gold, PaddingY = 5, Radius = 0 }).Space(8);
        var title = new TextStyle { Size = 21, Weight = FontWeight.Bold, Color = PdfColors.Green700, Alignment = TextAlignment.Center };
        composer.Add(new StackBlock(new FittedTextBlock(paper.Title.Ar, title.Arabic(), 16), new FittedTextBlock(paper.Title.En, title.English() with { Size = 13, Color = PdfColors.Gray600 }, 11))).Space(8);
        composer.Add(Head()).Space(9);
        composer.Add(new StackBlock(3, paper.Fields.Select(field => Bilingual.KeyValue(field.Label, field.Value, Label, Value)))).Space(9);
        composer.Add(HeadingOf(texts.Lines), keepWithNext: true).Add(Lines()).Space(9);
        composer.Add(HeadingOf(texts.Totals), keepWithNext: true).Add(Totals()).Space(9);
        composer.Add(HeadingOf(texts.Grounds), keepWithNext: true).Add(new StackBlock(3, paper.Grounds.Select(ground => Bilingual.Text(ground, Small))));
        if (paper.Tax > Money.Zero) composer.Space(4).Add(Bilingual.Text(texts.Rounding, Small with { Color = PdfColors.Gray600 }));
        return composer.ToBytes();
    }

    private BoxBlock Head()
    {
        List<PdfBlock> told =
        [
            Bilingual.Text(texts.Seller, Label),
            Bilingual.Text(paper.Seller, Value with { Size = 12 }),
            new SpaceBlock(4),
            .. paper.VatNumber is { } vat ? (PdfBlock[])[Bilingual.KeyValue(texts.VatNumber, vat, Label, Value)] : [],
            Bilingual.KeyValue(texts.Number, paper.Number, Label, Value with { Size = 11 }),
            Bilingual.KeyValue(texts.IssuedOn, Issued(), Label, Value),
        ];
        PdfBlock content = new StackBlock(told);
        if (paper.Code is { } code)
        {
            var caption = Small with { Size = 7.5f, Alignment = TextAlignment.Center };
            content = new ColumnsBlock(
                (ColumnWidth.Of(1), content),
                (ColumnWidth.Fixed(CodeSize), new StackBlock(new QrBlock(code, CodeSize), new TextBlock(texts.Code.Ar, caption.Arabic()), new TextBlock(texts.Code.En, caption.English()))))
            { Gap = 16, Alignment = VerticalAlignment.Middle };
        }
        return new BoxBlock(content) { Background = PdfColors.Green50, Border = PdfColors.Green200, Radius = 8, PaddingX = 14, PaddingY = 9 };
    }

    // Wall time of the Kingdom; the code holds the same instant in UTC.
    private string Issued()
    {
        var (day, at) = (RiyadhTime.DateOf(paper.IssuedAt), paper.IssuedAt.ToOffset(RiyadhTime.Offset));
        return $"{DocumentDates.Gregorian(day)} {at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}" + (DocumentDates.Hijri(day) is { } hijri ? $"  ({hijri})" : "");
    }

    private TableBlock Lines() => new(
        [Column(texts.Item, 3.4f), Column(texts.Treatment, 2.1f), Column(texts.Net, 1.5f, TextAlignment.End), Column(texts.Rate, 0.9f, TextAlignment.End), Column(texts.Tax, 1.3f, TextAlignment.End), Column(texts.Gross, 1.6f, TextAlignment.End)],
        paper.Lines.Select(line => Cells(line, line.Note is { } note ? $"{line.Text.Ar}\n{line.Text.En}\n{note.Ar}\n{note.En}" : $"{line.Text.Ar}\n{line.Text.En}", $"{line.Treatment.Ar}\n{line.Treatment.En}")))
    { Size = 8.5f };

    private TableBlock Totals() => new(
        [Column(texts.Treatment, 3.4f), Column(texts.Net, 1.6f, TextAlignment.End), Column(texts.Rate, 0.9f, TextAlignment.End), Column(texts.Tax, 1.4f, TextAlignment.End), Column(texts.Gross, 1.6f, TextAlignment.End)],
        [.. paper.Totals.Select(total => Cells(total, $"{total.Treatment.Ar}\n{total.Treatment.En}")),
            [$"{texts.Total.Ar}\n{texts.Total.En}", paper.Net.ToString(), "", paper.Tax.ToString(), (paper.Net + paper.Tax).ToString()]])
    { Size = 9 };

    private static IReadOnlyList<string> Cells(InvoicePaperLine line, params IEnumerable<string> first) => [.. first, line.Net.ToString(), Percent(line.Rate), line.Tax.ToString(), (line.Net + line.Tax).ToString()];

    private static string Percent(decimal? rate) => rate is { } percent ? $"{percent.ToString("0.##", CultureInfo.InvariantCulture)}%" : "";

    private static TableColumn Column(LocalizedText heading, float share, TextAlignment alignment = TextAlignment.Start) => new($"{heading.Ar}\n{heading.En}", ColumnWidth.Of(share), alignment);

    private static StackBlock HeadingOf(LocalizedText text) => new(Bilingual.Text(text, Heading), new SpaceBlock(2), new RuleBlock(PdfColors.Green600, 1), new SpaceBlock(3));
}
