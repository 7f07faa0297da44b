namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>How much of a row a column takes: fixed points, or a share of what is left.</summary>
public readonly record struct ColumnWidth(float Points, float Share)
{
    public static ColumnWidth Fixed(float points) => new(points, 0);

    public static ColumnWidth Of(float share) => new(0, share);

    internal static float[] Resolve(IReadOnlyList<ColumnWidth> columns, float width, float gap)
    {
        var free = width - gap * (columns.Count - 1) - columns.Sum(column => column.Points);
        var shares = columns.Sum(column => column.Share);
        return [.. columns.Select(column => column.Share > 0 ? Math.Max(0, free) * column.Share / shares : column.Points)];
    }
}

/// <summary>How blocks of different heights meet in a row.</summary>
public enum VerticalAlignment
{
    /// <summary>Tops in line.</summary>
    Top,

    /// <summary>Middles in line.</summary>
    Middle,

    /// <summary>Bottoms in line.</summary>
    Bottom,
}

/// <summary>Blocks side by side, the first at the side where reading begins.</summary>
public sealed class ColumnsBlock(params (ColumnWidth Width, PdfBlock Block)[] columns) : PdfBlock
{
    public TextDirection Direction { get; init; } = TextDirection.RightToLeft;

    public float Gap { get; init; }

    public VerticalAlignment Alignment { get; init; }

    public override PdfPlacement Lay(float width)
    {
        var widths = ColumnWidth.Resolve([.. columns.Select(column => column.Width)], width, Gap);
        var placements = columns.Select((column, i) => column.Block.Lay(widths[i])).ToArray();
        var height = placements.Max(placement => placement.Height);
        return new PdfPlacement(height, (page, x, y) =>
        {
            var start = 0f;
            for (var i = 0; i < placements.Length; i++)
            {
                var left = Direction == TextDirection.RightToLeft ? x + width - start - widths[i] : x + start;
                var slack = height - placements[i].Height;
                placements[i].Draw(page, left, y + Alignment switch { VerticalAlignment.Middle => slack / 2, VerticalAlignment.Bottom => slack, _ => 0 });
                start += widths[i] + Gap;
            }
        });
    }
}
