namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>A text broken into lines for a width. Height and places are PDF points from its top left.</summary>
public sealed class TextLayout
{
    private readonly List<TextLine> lines = [];

    public TextLayout(string text, TextStyle style, float width)
    {
        Style = style;
        Width = width;
        var font = DocumentFont.Of(style.Weight);
        LineHeight = style.Size * style.LineHeight;
        // The font's own line box is centred in the line, as CSS does.
        BaselineInLine = (LineHeight - (font.Ascent + font.Descent) * style.Size) / 2 + font.Ascent * style.Size;
        var clean = TextSanitizer.Clean(text);
        foreach (var part in clean.Split('\n'))
        {
            var paragraph = new ShapedParagraph(style.IsolateIdentifiers ? Identifiers.Isolate(part) : part, style.Weight, style.Direction);
            foreach (var range in LineBreaker.Break(paragraph, width / style.Size)) lines.Add(Place(paragraph, range));
        }
    }

    public TextStyle Style { get; }

    public float Width { get; }

    public float LineHeight { get; }

    public float Height => lines.Count * LineHeight;

    public int LineCount => lines.Count;

    /// <summary>Width of the widest line.</summary>
    public float UsedWidth => lines.Max(line => line.Width);

    internal float BaselineInLine { get; }

    internal IReadOnlyList<TextLine> Lines => lines;

    /// <summary>Width of a text that is not to wrap.</summary>
    public static float Measure(string text, TextStyle style) => new TextLayout(text, style, float.MaxValue).UsedWidth;

    private TextLine Place(ShapedParagraph paragraph, LineRange range)
    {
        var width = range.Width * Style.Size;
        var rightToLeft = (paragraph.Bidi.BaseLevel & 1) == 1;
        var left = Style.Alignment switch
        {
            TextAlignment.Center => (Width - width) / 2,
            TextAlignment.Start when rightToLeft => Width - width,
            TextAlignment.End when !rightToLeft => Width - width,
            _ => 0,
        };
        return new TextLine(paragraph, range, left, width);
    }
}

/// <summary>One line and where it starts.</summary>
internal sealed record TextLine(ShapedParagraph Paragraph, LineRange Range, float Left, float Width)
{
    public List<GlyphRun> GlyphRuns => field ??= GlyphRunBuilder.Build(Paragraph, Range);
}
