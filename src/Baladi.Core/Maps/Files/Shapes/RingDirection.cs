using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>Outer rings anticlockwise and holes clockwise, as RFC 7946 has them: what is inside lies to the left.</summary>
internal static class RingDirection
{
    /// <param name="turned">Told of each area whose outer ring ran the other way.</param>
    public static Geometry RightHanded(Geometry shape, Action<Polygon>? turned = null) => shape switch
    {
        Polygon polygon => RightHanded(polygon, turned),
        MultiPolygon many => many.Factory.CreateMultiPolygon([.. many.Geometries.Select(part => RightHanded((Polygon)part, turned))]),
        _ => shape,
    };

    private static Polygon RightHanded(Polygon polygon, Action<Polygon>? turned)
    {
        if (polygon.IsEmpty) return polygon;
        var isRight = IsAnticlockwise(polygon.Shell);
        if (isRight && Array.TrueForAll(polygon.Holes, hole => !IsAnticlockwise(hole))) return polygon;
        if (!isRight) turned?.Invoke(polygon);
        return polygon.Factory.CreatePolygon(Run(polygon.Shell, true), [.. polygon.Holes.Select(hole => Run(hole, false))]);
    }

    private static LinearRing Run(LinearRing ring, bool anticlockwise) => IsAnticlockwise(ring) == anticlockwise ? ring : (LinearRing)ring.Reverse();

    private static bool IsAnticlockwise(LinearRing ring) => Orientation.IsCCW(ring.CoordinateSequence);
}
