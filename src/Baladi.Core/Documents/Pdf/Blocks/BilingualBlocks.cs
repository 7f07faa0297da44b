using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>Both languages side by side, Arabic on the right and English on the left, as Saudi official papers have them.</summary>
public static class Bilingual
{
    public static TextStyle Arabic(this TextStyle style) => style with { Direction = TextDirection.RightToLeft };

    public static TextStyle English(this TextStyle style) => style with { Direction = TextDirection.LeftToRight };

    /// <summary>Two texts, each in its half.</summary>
    public static PdfBlock Text(LocalizedText text, TextStyle arabic, TextStyle? english = null, float gap = 16) =>
        Pair(new TextBlock(text.Ar, arabic.Arabic()), new TextBlock(text.En, (english ?? arabic).English()), gap);

    public static PdfBlock Pair(PdfBlock arabic, PdfBlock english, float gap = 16) =>
        new ColumnsBlock((ColumnWidth.Of(1), arabic), (ColumnWidth.Of(1), english)) { Gap = gap };

    /// <summary>
    /// Label, value, label: a value in both languages stands beside its label on either side, one value for both in the middle.
    /// </summary>
    /// <param name="labelShare">Of the width, for the label of one language.</param>
    public static PdfBlock KeyValue(LocalizedText label, BilingualValue value, TextStyle labelStyle, TextStyle valueStyle, float labelShare = 0.25f)
    {
        const float Gap = 8;
        var arabicLabel = new TextBlock(label.Ar, labelStyle.Arabic());
        var englishLabel = new TextBlock(label.En, labelStyle.English());
        if (value.Common is { } common)
        {
            var centered = valueStyle with { Alignment = TextAlignment.Center };
            return new ColumnsBlock(
                (ColumnWidth.Of(labelShare), arabicLabel),
                (ColumnWidth.Of(1 - 2 * labelShare), new TextBlock(common, centered)),
                (ColumnWidth.Of(labelShare), englishLabel))
            { Gap = Gap };
        }

        return new ColumnsBlock(
            (ColumnWidth.Of(labelShare), arabicLabel),
            (ColumnWidth.Of(1 - 2 * labelShare), Pair(
                new TextBlock(value.Localized!.Ar, valueStyle.Arabic()),
                new TextBlock(value.Localized.En, valueStyle.English()))),
            (ColumnWidth.Of(labelShare), englishLabel))
        { Gap = Gap };
    }
}

/// <summary>A value that reads the same in both languages, such as a number, or one in each.</summary>
public sealed record BilingualValue
{
    private BilingualValue(string? common, LocalizedText? localized) => (Common, Localized) = (common, localized);

    public string? Common { get; }

    public LocalizedText? Localized { get; }

    public static implicit operator BilingualValue(string value) => new(value, null);

    public static implicit operator BilingualValue(LocalizedText value) => new(null, value);
}
