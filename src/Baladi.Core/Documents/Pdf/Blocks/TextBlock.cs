using Baladi.Core.Documents.Pdf.Text;

namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>Wrapped text; it may continue on the next page after any line.</summary>
public sealed class TextBlock(string text, TextStyle style) : PdfBlock
{
    public override PdfPlacement Lay(float width)
    {
        var layout = new TextLayout(text, style, width);
        return PdfPlacement.Stack([.. Enumerable.Range(0, layout.LineCount)
            .Select(line => new PdfPlacement(layout.LineHeight, (page, x, y) => page.TextLine(layout, line, x, y)))]);
    }
}

/// <summary>A title or number that becomes smaller, down to a size still well legible, before it wraps.</summary>
public sealed class FittedTextBlock(string text, TextStyle style, float smallest) : PdfBlock
{
    public override PdfPlacement Lay(float width)
    {
        // A line that runs from edge to edge looks squeezed.
        const float Comfortable = 0.9f;
        var natural = TextLayout.Measure(text, style);
        var size = Math.Clamp(style.Size * width * Comfortable / natural, smallest, style.Size);
        return new TextBlock(text, style with { Size = size }).Lay(width);
    }
}
