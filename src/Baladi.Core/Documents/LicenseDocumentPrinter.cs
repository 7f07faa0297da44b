using System.Globalization;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <summary>Sets a license on A4: Arabic on the right, English on the left. 10 to 20 ms once warm, about 60 KB.</summary>
internal sealed class LicenseDocumentPrinter(LicenseDocument license, LicenseDocumentTexts texts)
{
    private static readonly TextStyle Label = new() { Size = 8.5f, Color = PdfColors.Gray500 };
    private static readonly TextStyle Value = new() { Size = 9.5f, Weight = FontWeight.SemiBold, LineHeight = 1.45f };
    private static readonly TextStyle Small = new() { Size = 8, Color = PdfColors.Gray700 };
    private static readonly TextStyle Heading = new() { Size = 11, Weight = FontWeight.Bold, Color = PdfColors.Green700 };

    public const float StampSize = 102;
    private const int MostBesideStamp = 8;

    /// <summary>One that is not loses the green.</summary>
    private bool InForce => license.NotInForce is null;

    public byte[] Print()
    {
        var frame = new LicenseDocumentFrame(new(license.Watermark, license.NotInForce, texts.Verify, license.VerificationAddress), texts);
        using var composer = new PdfComposer(
            new PdfInfo
            {
                Title = $"{license.Title.Ar} {license.Number} | {license.Title.En}",
                Language = "ar-SA",
                Author = license.Authority.Ar,
                Subject = license.Number,
                Created = license.PrintedAt,
            },
            LicenseDocumentFrame.Margins)
        {
            LaterTop = LicenseDocumentFrame.LaterTop,
            Background = frame.DrawBackground,
            Foreground = frame.DrawForeground,
        };

        if (license.NotInForceText is { } notInForce) composer.Add(Void(notInForce)).Space(8);
        if (license.Marker is { } marker) composer.Add(Note(marker)).Space(8);
        composer.Add(Authority()).Space(4);
        composer.Add(Title()).Space(8);
        composer.Add(NumberAndHolder()).Space(8);
        composer.Add(Dates()).Space(9);
        if (license.Fields.Count > 0) composer.Add(HeadingOf(texts.Details), keepWithNext: true).Add(Fields()).Space(9);
        // Beside the conditions a page holds both; many of them run over pages, and the stamp comes after.
        var beside = license.Conditions.Count <= MostBesideStamp;
        if (license.Conditions.Count > 0) composer.Add(HeadingOf(texts.Conditions), keepWithNext: true).Add(license.Stamp is { } near && beside ? Beside(Conditions(), Stamp(near)) : Conditions());
        if (license.Stamp is { } apart && (!beside || license.Conditions.Count == 0)) composer.Space(8).Add(Stamp(apart));
        return composer.ToBytes();
    }

    private static BoxBlock Note(LocalizedText marker) =>
        new(Bilingual.Text(marker, Small)) { Background = PdfColors.Gray50, Accent = PdfColors.Gold, PaddingY = 5, Radius = 0 };

    private static BoxBlock Void(LocalizedText text) =>
        new(Bilingual.Text(text, Value with { Color = PdfColors.Error })) { Background = PdfColors.White, Border = PdfColors.Error, Accent = PdfColors.Error, PaddingY = 7, Radius = 0 };

    // 36 mm: the squares of a stamp of usual length are 0.37 mm then, four dots of an office printer.
    private StackBlock Stamp(Uri stamp)
    {
        var caption = Small with { Size = 7.5f, Alignment = TextAlignment.Center };
        return new StackBlock(
            new QrBlock(stamp, StampSize) { Dense = true },
            new TextBlock(texts.Stamp.Ar, caption.Arabic()),
            new TextBlock(texts.Stamp.En, caption.English()));
    }

    private PdfBlock Authority()
    {
        var name = new TextStyle { Size = 13, Weight = FontWeight.SemiBold };
        var authority = Bilingual.Text(license.Authority, name, name with { Size = 11 });
        return license.ParentAuthority is { } parent ? new StackBlock(Bilingual.Text(parent, Label with { Size = 9.5f }), authority) : authority;
    }

    private StackBlock Title()
    {
        var arabic = new TextStyle { Size = 25, Weight = FontWeight.Bold, Color = InForce ? PdfColors.Green700 : PdfColors.Gray700, Alignment = TextAlignment.Center };
        var english = arabic with { Size = 14, Weight = FontWeight.SemiBold, Color = PdfColors.Gray600 };
        return new StackBlock(new FittedTextBlock(license.Title.Ar, arabic.Arabic(), 19), new FittedTextBlock(license.Title.En, english.English(), 12));
    }

    private BoxBlock NumberAndHolder()
    {
        const float QrSize = 90;
        var centered = new TextStyle { Size = 24, Weight = FontWeight.Bold, Direction = TextDirection.LeftToRight, Alignment = TextAlignment.Center };
        var name = centered with { Size = 13, Weight = FontWeight.SemiBold, Direction = TextDirection.Auto };
        PdfBlock holder = license.Holder.Localized is { } localized
            ? Bilingual.Text(localized, name with { Alignment = TextAlignment.Start, Size = 12 })
            : new TextBlock(license.Holder.Common!, name);
        var caption = Small with { Size = 7.5f, Alignment = TextAlignment.Center };
        return new BoxBlock(new ColumnsBlock(
            (ColumnWidth.Of(1), new StackBlock(
                Bilingual.Text(texts.Number, Label),
                new FittedTextBlock(license.Number, centered, 14),
                new SpaceBlock(6),
                new RuleBlock(InForce ? PdfColors.Green200 : PdfColors.Gray300),
                new SpaceBlock(6),
                Bilingual.Text(texts.Holder, Label),
                new SpaceBlock(2),
                holder)),
            (ColumnWidth.Fixed(QrSize), new StackBlock(
                new QrBlock(license.VerificationAddress, QrSize),
                new SpaceBlock(2),
                new TextBlock(texts.Scan.Ar, caption.Arabic()),
                new TextBlock(texts.Scan.En, caption.English()))))
        { Gap = 20, Alignment = VerticalAlignment.Middle })
        { Background = InForce ? PdfColors.Green50 : PdfColors.Gray50, Border = InForce ? PdfColors.Green200 : PdfColors.Gray300, Radius = 8, PaddingX = 16, PaddingY = 9 };
    }

    private ColumnsBlock Dates() => new(
        (ColumnWidth.Of(1), Date(texts.IssuedOn, license.IssuedOn)),
        (ColumnWidth.Of(1), Date(texts.ValidFrom, license.ValidFrom)),
        (ColumnWidth.Of(1), Date(texts.ValidTo, license.ValidTo)))
    { Gap = 10 };

    private BoxBlock Date(LocalizedText label, DateOnly date)
    {
        const float CalendarShare = 0.15f;
        var rows = new List<PdfBlock>
        {
            Bilingual.Text(label, Label),
            new SpaceBlock(2),
            Bilingual.KeyValue(texts.Gregorian, DocumentDates.Gregorian(date), Label, Value with { Size = 13, LineHeight = 1.4f }, CalendarShare),
        };
        if (DocumentDates.Hijri(date) is { } hijri)
            rows.Add(Bilingual.KeyValue(texts.Hijri, hijri, Label, Value with { Size = 10, Weight = FontWeight.Regular, Color = PdfColors.Gray700 }, CalendarShare));
        return new BoxBlock(new StackBlock(rows)) { Border = PdfColors.Gray200, Radius = 6, PaddingX = 10, PaddingY = 7 };
    }

    private StackBlock HeadingOf(LocalizedText text) => new(
        Bilingual.Text(text, Heading with { Color = InForce ? PdfColors.Green700 : PdfColors.Gray700 }), new SpaceBlock(2), new RuleBlock(InForce ? PdfColors.Green600 : PdfColors.Gray400, 1), new SpaceBlock(3));

    private StackBlock Fields() => new(license.Fields.Select(field => new RowBlock(Bilingual.KeyValue(field.Label, field.Value, Label, Value))));

    private StackBlock Conditions() => new(2, license.Conditions.Select((condition, i) =>
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1}.");
        return Bilingual.Pair(
            Numbered(number, condition.Ar, TextDirection.RightToLeft),
            Numbered(number, condition.En, TextDirection.LeftToRight));
    }));

    private static ColumnsBlock Beside(PdfBlock text, PdfBlock code) => new((ColumnWidth.Of(1), text), (ColumnWidth.Fixed(StampSize), code)) { Gap = 12 };

    private static ColumnsBlock Numbered(string number, string text, TextDirection direction)
    {
        var style = Small with { Direction = direction };
        return new ColumnsBlock(
            (ColumnWidth.Fixed(17), new TextBlock(number, style with { Color = PdfColors.Green700, Weight = FontWeight.SemiBold })),
            (ColumnWidth.Of(1), new TextBlock(text, style)))
        { Direction = direction };
    }

    /// <summary>A row with a hairline under it.</summary>
    private sealed class RowBlock(PdfBlock content) : PdfBlock
    {
        public override PdfPlacement Lay(float width)
        {
            var row = new StackBlock(new SpaceBlock(1.5f), content, new SpaceBlock(1.5f), new RuleBlock(PdfColors.Gray200, 0.5f)).Lay(width);
            return row with { Parts = [] };
        }
    }
}
