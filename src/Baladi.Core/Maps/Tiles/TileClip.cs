using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace Baladi.Core.Maps.Tiles;

/// <summary>What a tile needs of a shape: cut near its edges, and without the points nobody could tell apart at its zoom.</summary>
internal sealed class TileClip(TileAddress tile)
{
    /// <summary>Shapes of so few points are not simplified: there is nothing to win.</summary>
    private const int FewPoints = 8;
    /// <summary>How far a line may move, in units of the tile: half a pixel of the smallest tile that is drawn.</summary>
    private const int Tolerance = 4;

    private readonly Envelope box = tile.Buffered;
    private readonly RingClipper rings = new(tile.Buffered);

    /// <summary>Null where nothing of it is in the tile.</summary>
    public Geometry? Cut(Geometry shape)
    {
        if (shape.Dimension != Dimension.Point && shape.NumPoints > FewPoints && tile.Zoom < Layers.Zoom.Most)
            shape = new DouglasPeuckerSimplifier(shape) { DistanceTolerance = tile.Unit * Tolerance, EnsureValidTopology = false }.GetResultGeometry();
        if (shape.IsEmpty) return null;
        if (box.Contains(shape.EnvelopeInternal)) return shape;
        return shape switch
        {
            Point => null,
            LineString line => Line(line),
            Polygon polygon => Area(polygon),
            _ => Several(shape),
        };
    }

    private Geometry? Line(LineString line)
    {
        var parts = new LineLimiter(box).Limit(line.Coordinates).Where(part => part.Length > 1).Select(part => line.Factory.CreateLineString(part)).ToArray();
        return parts.Length switch { 0 => null, 1 => parts[0], _ => line.Factory.CreateMultiLineString(parts) };
    }

    private Polygon? Area(Polygon area)
    {
        if (Ring(area.Shell) is not { } shell) return null;
        return area.Factory.CreatePolygon(shell, [.. area.Holes.Select(Ring).OfType<LinearRing>()]);
    }

    private LinearRing? Ring(LinearRing ring)
    {
        var cut = rings.Clip(ring.Coordinates);
        return cut.Length < 4 ? null : ring.Factory.CreateLinearRing(cut);
    }

    private Geometry? Several(Geometry shape)
    {
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(i => Cut(shape.GetGeometryN(i))).OfType<Geometry>().ToList();
        return parts.Count == 0 ? null : shape.Factory.BuildGeometry(parts);
    }
}
