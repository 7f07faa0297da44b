using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <param name="Code">Its address, which stays the same in every version.</param>
/// <param name="Terms">Limit, condition, dates and source, each with its name.</param>
public sealed record PaperClause(string Code, LocalizedText Title, LocalizedText Text, IReadOnlyList<LicenseField> Terms);

/// <summary>A version of a requirement document on A4, in both languages. <see cref="ToPdf"/> gives the same bytes for the same content.</summary>
public sealed record RequirementPaper
{
    private static readonly TextStyle Label = new() { Size = 8.5f, Color = PdfColors.Gray600 };
    private static readonly TextStyle Value = new() { Size = 9, LineHeight = 1.4f };
    private static readonly TextStyle Body = new() { Size = 9.5f, LineHeight = 1.5f };
    private static readonly TextStyle Name = new() { Size = 10.5f, Weight = FontWeight.SemiBold };
    private const float LabelShare = 0.16f;
    private static readonly TextStyle Heading = new() { Size = 12, Weight = FontWeight.Bold, Color = PdfColors.Green700 };

    public required LocalizedText Title { get; init; }
    public required LocalizedText Summary { get; init; }
    /// <summary>Version, dates, and whom it binds.</summary>
    public required IReadOnlyList<LicenseField> Fields { get; init; }
    public required IReadOnlyList<(LocalizedText Heading, IReadOnlyList<PaperClause> Clauses)> Parts { get; init; }
    /// <summary>Where the document is read as it stands today.</summary>
    public required LocalizedText Foot { get; init; }
    public required Uri Address { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    /// <summary>A note above everything, for illustrative content; and across the pages of what is not in force.</summary>
    public LocalizedText? Marker { get; init; }
    public LocalizedText? Watermark { get; init; }

    public byte[] ToPdf()
    {
        var frame = new LicenseDocumentFrame(new(Watermark, null, Foot, Address), LicenseDocumentTexts.Default);
        using var composer = new PdfComposer(new PdfInfo { Title = $"{Title.Ar} | {Title.En}", Language = "ar-SA", Subject = Summary.Ar, Author = LicenseDocumentTexts.Default.Portal.Ar, Created = PublishedAt }, LicenseDocumentFrame.Margins)
        {
            LaterTop = LicenseDocumentFrame.LaterTop,
            Background = frame.DrawBackground,
            Foreground = frame.DrawForeground,
        };
        if (Marker is { } marker) composer.Add(new BoxBlock(Bilingual.Text(marker, Label)) { Background = PdfColors.Gray50, Accent = PdfColors.Gold, PaddingY = 5, Radius = 0 }).Space(8);
        var title = new TextStyle { Size = 19, Weight = FontWeight.Bold, Color = PdfColors.Green700, Alignment = TextAlignment.Center };
        composer.Add(new StackBlock(new FittedTextBlock(Title.Ar, title.Arabic(), 14), new FittedTextBlock(Title.En, title.English() with { Size = 13, Color = PdfColors.Gray600 }, 10))).Space(6);
        composer.Add(Bilingual.Text(Summary, Body)).Space(8);
        composer.Add(new BoxBlock(new StackBlock(3, Fields.Select(field => Bilingual.KeyValue(field.Label, field.Value, Label, Value)))) { Background = PdfColors.Green50, Border = PdfColors.Green200, Radius = 8, PaddingX = 14, PaddingY = 9 }).Space(10);
        foreach (var (heading, clauses) in Parts)
        {
            composer.Add(new StackBlock(Bilingual.Text(heading, Heading), new SpaceBlock(2), new RuleBlock(PdfColors.Green600, 1), new SpaceBlock(3)), keepWithNext: true);
            foreach (var clause in clauses) composer.Add(Of(clause)).Space(9);
        }
        return composer.ToBytes();
    }

    private static StackBlock Of(PaperClause clause) => new(3,
    [
        Bilingual.Text(clause.Title, Name),
        Bilingual.Text(clause.Text, Body),
        .. clause.Terms.Select(term => Bilingual.KeyValue(term.Label, term.Value, Label, Value, LabelShare)),
        new TextBlock(clause.Code, Label.English() with { Alignment = TextAlignment.Start }),
    ]);
}
