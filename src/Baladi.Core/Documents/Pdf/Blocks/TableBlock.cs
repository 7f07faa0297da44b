using Baladi.Core.Documents.Pdf.Text;
using SkiaSharp;

namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>A column of a table.</summary>
public sealed record TableColumn(string Heading, ColumnWidth Width, TextAlignment Alignment = TextAlignment.Start);

/// <summary>Rows under a heading that comes again on every page. A row stays whole; a long table goes on over pages.</summary>
public sealed class TableBlock(IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<string>> rows) : PdfBlock
{
    private const float PaddingX = 8;
    private const float PaddingY = 4;

    public TextDirection Direction { get; init; } = TextDirection.RightToLeft;

    public float Size { get; init; } = 9;

    public override PdfPlacement Lay(float width)
    {
        var text = new TextStyle { Size = Size, Direction = Direction };
        var head = Row(width, [.. columns.Select(column => column.Heading)], text with { Weight = FontWeight.SemiBold, Color = PdfColors.Green800 }, PdfColors.Green50);
        var body = rows.Select(row => Row(width, row, text, null));
        return PdfPlacement.Stack([head, .. body]) with { Repeated = head };
    }

    private PdfPlacement Row(float width, IReadOnlyList<string> cells, TextStyle style, SKColor? background)
    {
        var row = new ColumnsBlock([.. columns.Select((column, i) => (column.Width, (PdfBlock)new BoxBlock(
            new TextBlock(cells[i], style with { Alignment = column.Alignment })) { PaddingX = PaddingX, PaddingY = PaddingY }))])
        { Direction = Direction, Alignment = VerticalAlignment.Middle }.Lay(width);
        return new PdfPlacement(row.Height, (page, x, y) =>
        {
            if (background is { } color) page.Fill(SKRect.Create(x, y, width, row.Height), color);
            row.Draw(page, x, y);
            page.Line(new SKPoint(x, y + row.Height), new SKPoint(x + width, y + row.Height), PdfColors.Gray200, 0.5f);
        });
    }
}
