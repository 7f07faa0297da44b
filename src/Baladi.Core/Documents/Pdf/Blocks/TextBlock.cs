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
