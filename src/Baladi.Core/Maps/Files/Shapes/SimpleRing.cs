using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>
/// Whether an area is one short ring that crosses nothing: most parcels and buildings are. Told side by side, several times as fast
/// as the full check, which makes indexes and edges first; what is doubtful is left to that.
/// </summary>
internal static class SimpleRing
{
    private const int MostPoints = 16;

    public static bool IsOne(Geometry shape)
    {
        if (shape is not Polygon { NumInteriorRings: 0 } polygon) return false;
        var points = polygon.Shell.Coordinates;
        if (points.Length is < 4 or > MostPoints) return false;
        var sides = points.Length - 1;
        for (var i = 0; i < sides; i++)
        {
            // The side after may only go on from the end of this one, not back along it.
            if (Orientation.Index(points[i], points[i + 1], points[i + 1 == sides ? 1 : i + 2]) == OrientationIndex.Collinear) return false;
            for (var j = i + 2; j < sides; j++)
                if (!(i == 0 && j == sides - 1) && MayTouch(points[i], points[i + 1], points[j], points[j + 1])) return false;
        }
        return true;
    }

    private static bool MayTouch(Coordinate a, Coordinate b, Coordinate c, Coordinate d)
    {
        if (Math.Max(a.X, b.X) < Math.Min(c.X, d.X) || Math.Max(c.X, d.X) < Math.Min(a.X, b.X)
            || Math.Max(a.Y, b.Y) < Math.Min(c.Y, d.Y) || Math.Max(c.Y, d.Y) < Math.Min(a.Y, b.Y)) return false;
        return !AreOnOneSide(a, b, c, d) && !AreOnOneSide(c, d, a, b);
    }

    private static bool AreOnOneSide(Coordinate a, Coordinate b, Coordinate c, Coordinate d)
    {
        var (first, second) = (Orientation.Index(a, b, c), Orientation.Index(a, b, d));
        return first == second && first != OrientationIndex.Collinear;
    }
}
