using NetTopologySuite.Geometries.Utilities;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>Something drawn, with the way from where it was drawn to where it lies.</summary>
/// <param name="Key">Its handle, after those of the inserts that put it there.</param>
/// <param name="Layer">What stands on layer 0 of a block lies on that of the insert.</param>
/// <param name="Block">That it came with; null for what stands in the drawing itself.</param>
public sealed record DxfPlaced(DxfEntity Entity, AffineTransformation Way, string Key, string Layer, string? Block);

/// <summary>
/// Puts blocks where they are inserted. Blocks may hold blocks: a dozen short lines of a file can stand for more things than there are
/// grains of sand, so that every visit is counted, also one that finds nothing, and depth ends.
/// </summary>
public sealed class DxfExpansion(DxfDrawing drawing, MapFileLimits limits)
{
    private const string OwnLayer = "0";
    private readonly Stack<string> within = new();
    private int visited;

    /// <summary>All of the drawing, inserts replaced by what they stand for.</summary>
    /// <exception cref="MapFileException">There is more of it than any drawing has.</exception>
    public IEnumerable<DxfPlaced> All() => drawing.Entities().SelectMany(entity => Place(entity, new AffineTransformation(), "", null, null));

    private IEnumerable<DxfPlaced> Place(DxfEntity entity, AffineTransformation way, string above, string? layerAbove, string? block)
    {
        if (++visited > limits.DrawnThings) throw new MapFileException("map-dxf-too-many", entity.Place, $"{limits.DrawnThings}");
        var key = above.Length == 0 ? entity.Handle : $"{above}/{entity.Handle}";
        var layer = layerAbove is not null && entity.Layer == OwnLayer ? layerAbove : entity.Layer;
        if (entity is not DxfInsert insert) return [new(entity, entity.Plane is { } plane ? Then(plane, way) : way, key, layer, block)];
        return Inside(insert, way, key, layer, block);
    }

    private IEnumerable<DxfPlaced> Inside(DxfInsert insert, AffineTransformation way, string key, string layer, string? above)
    {
        if (Refusal(insert) is { } code)
        {
            yield return new(new DxfBroken(insert.Type, insert.Handle, insert.Layer, insert.Line, code), way, key, layer, above);
            yield break;
        }
        // Attributes are given where they lie, and not within the block.
        foreach (var attribute in insert.Attributes)
            foreach (var placed in Place(attribute, way, key, layer, insert.Block)) yield return placed;
        var block = drawing.Blocks[insert.Block];
        within.Push(block.Name);
        for (var row = 0; row < insert.Rows; row++)
            for (var column = 0; column < insert.Columns; column++)
            {
                if (++visited > limits.DrawnThings) throw new MapFileException("map-dxf-too-many", insert.Place, $"{limits.DrawnThings}");
                var inner = Then(WayOf(insert, block, row, column), way);
                var here = row + column == 0 ? key : $"{key}.{row}.{column}";
                foreach (var entity in block.Entities)
                    foreach (var placed in Place(entity, inner, here, layer, block.Name)) yield return placed;
            }
        within.Pop();
    }

    private string? Refusal(DxfInsert insert) =>
        !drawing.Blocks.TryGetValue(insert.Block, out var block) ? "map-dxf-block-missing"
        : within.Contains(block.Name) ? "map-dxf-block-circle"
        : within.Count >= limits.BlockDepth ? "map-dxf-block-depth"
        : null;

    private static AffineTransformation WayOf(DxfInsert insert, DxfBlock block, int row, int column)
    {
        var way = AffineTransformation.TranslationInstance(-block.Base.X, -block.Base.Y);
        way.Scale(insert.ScaleX, insert.ScaleY);
        // Rows and columns run along the turned axes.
        way.Translate(column * insert.ColumnSpacing, row * insert.RowSpacing);
        way.Rotate(insert.Rotation * Math.PI / 180);
        way.Translate(insert.At.X, insert.At.Y);
        return insert.Plane is { } plane ? Then(way, plane) : way;
    }

    private static AffineTransformation Then(AffineTransformation first, AffineTransformation next) => new AffineTransformation(first).Compose(next);
}
