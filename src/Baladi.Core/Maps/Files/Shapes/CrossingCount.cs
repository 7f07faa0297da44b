using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>
/// Whether checking a shape would take too long. A thousand lines that all cross make half a million crossings, a hundred
/// thousand make five thousand million: the lines that lie near each other are counted, and counting ends at the limit.
/// </summary>
internal static class CrossingCount
{
    // Below, every line may be held against every other.
    private const int Few = 2_000;

    public static bool IsTooMuch(Geometry shape, int most)
    {
        if (shape.NumPoints <= Few) return false;
        var counter = new Counter(most);
        var noder = new MCIndexNoder(counter);
        noder.ComputeNodes([.. LinesOf(shape)]);
        return counter.IsDone;
    }

    private static IEnumerable<ISegmentString> LinesOf(Geometry shape)
    {
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            var polygon = (Polygon)shape.GetGeometryN(i);
            yield return new NodedSegmentString(polygon.Shell.Coordinates, null);
            foreach (var hole in polygon.Holes) yield return new NodedSegmentString(hole.Coordinates, null);
        }
    }

    private sealed class Counter(int most) : ISegmentIntersector
    {
        private int seen;

        public bool IsDone => seen > most;

        public void ProcessIntersections(ISegmentString one, int at, ISegmentString other, int otherAt)
        {
            // Lines that follow one another are always near; they cross nothing.
            if (one != other || Math.Abs(at - otherAt) > 1) seen++;
        }
    }
}
