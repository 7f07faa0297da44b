namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// A convex outline, counter-clockwise, that knows the street along each side (null between neighbours). Side k runs from spot k to the next.
/// The whole city below the main roads is made by dividing such rings and setting them back from their streets.
/// </summary>
internal sealed class Ring(IReadOnlyList<Spot> spots, IReadOnlyList<Piece?> sides)
{
    private const double Touching = 1e-6;
    private const double Straight = 0.12;

    public IReadOnlyList<Spot> Spots { get; } = spots;
    public IReadOnlyList<Piece?> Sides { get; } = sides;
    public int Count => Spots.Count;
    public double Area { get; } = AreaOf(spots);

    public Spot Next(int side) => Spots[(side + 1) % Spots.Count];
    public double LengthOf(int side) => Spots[side].To(Next(side));

    public double LengthAlong(Street street)
    {
        var length = 0.0;
        for (var side = 0; side < Count; side++)
            if (Sides[side]?.Street == street) length += LengthOf(side);
        return length;
    }

    public Spot Middle
    {
        get
        {
            double x = 0, y = 0, sum = 0;
            var origin = Spots[0];
            for (var k = 1; k < Count - 1; k++)
            {
                Spot a = Spots[k] - origin, b = Spots[k + 1] - origin;
                var twice = a.Cross(b);
                (x, y, sum) = (x + ((a.X + b.X) * twice), y + ((a.Y + b.Y) * twice), sum + twice);
            }
            return origin + new Spot(x / (3 * sum), y / (3 * sum));
        }
    }

    /// <summary>The direction of the longest straight side, pieces in a line taken together.</summary>
    public Spot Direction
    {
        get
        {
            var corners = Corners();
            return corners.Select((corner, k) => corners[(k + 1) % corners.Count] - corner).MaxBy(side => side.Length).Unit;
        }
    }

    /// <summary>The spots where the outline really turns.</summary>
    public IReadOnlyList<Spot> Corners()
    {
        var corners = new List<Spot>();
        for (var k = 0; k < Count; k++)
        {
            Spot before = (Spots[k] - Spots[(k + Count - 1) % Count]).Unit, after = (Next(k) - Spots[k]).Unit;
            if (before.Cross(after) > Straight) corners.Add(Spots[k]);
        }
        return corners;
    }

    public (double Least, double Most) Extent(Spot direction)
    {
        double least = double.MaxValue, most = double.MinValue;
        foreach (var spot in Spots) (least, most) = (Math.Min(least, spot.Dot(direction)), Math.Max(most, spot.Dot(direction)));
        return (least, most);
    }

    /// <summary>What lies left and right of a line. Both sides get the very same spots on it, whichever neighbour is divided.</summary>
    public (Ring? Left, Ring? Right) Divide(Cut cut, Piece? between = null) => (Part(cut, between, 1), Part(cut, between, -1));

    /// <summary>The outline set back from each side; null where nothing remains.</summary>
    public Ring? Inset(Func<int, double> distance)
    {
        Ring? inset = this;
        for (var side = 0; side < Count && inset is not null; side++)
        {
            var along = (Next(side) - Spots[side]).Unit;
            if (distance(side) is > 0 and var by) inset = inset.Part(new(Spots[side] + (along.Left * by), along), Sides[side], 1);
        }
        return inset;
    }

    /// <summary>Metres to the nearest part of a straight piece; 0 is not told from what crosses it.</summary>
    public double DistanceTo(Spot from, Spot to)
    {
        var nearest = double.MaxValue;
        for (var k = 0; k < Count; k++)
            nearest = Math.Min(nearest, Math.Min(Spots[k].ToSegment(from, to), Math.Min(from.ToSegment(Spots[k], Next(k)), to.ToSegment(Spots[k], Next(k)))));
        return nearest;
    }

    /// <summary>What lies left of a line, with this street along it.</summary>
    public Ring? LeftOf(Cut cut, Piece? along) => Part(cut, along, 1);

    /// <summary>Corners between two streets cut off by so much along each side, so that drivers see each other.</summary>
    public Ring CutCorners(double by, Func<Piece, Piece, bool> applies)
    {
        var sketch = new Sketch(Count + 4);
        for (var k = 0; k < Count; k++)
        {
            var before = (k + Count - 1) % Count;
            if (Sides[before] is { } first && Sides[k] is { } second && first.Street != second.Street && IsSharp(before, k) && applies(first, second) && LengthOf(before) > 4 * by && LengthOf(k) > 4 * by)
            {
                sketch.Add(Spots[k].Towards(Spots[before], by / LengthOf(before)), first.Street.Half > second.Street.Half ? first : second);
                sketch.Add(Spots[k].Towards(Next(k), by / LengthOf(k)), second);
            }
            else sketch.Add(Spots[k], Sides[k]);
        }
        return sketch.ToRing()!;
    }

    // What turns by less can be seen past.
    private bool IsSharp(int before, int after) => (Next(before) - Spots[before]).Unit.Dot((Next(after) - Spots[after]).Unit) < 0.66;

    public static double AreaOf(IReadOnlyList<Spot> spots)
    {
        var twice = 0.0;
        for (var k = 1; k < spots.Count - 1; k++) twice += (spots[k] - spots[0]).Cross(spots[k + 1] - spots[0]);
        return twice / 2;
    }

    /// <param name="hand">1 for what lies left of the line, -1 for what lies right of it.</param>
    private Ring? Part(Cut cut, Piece? between, int hand)
    {
        var sketch = new Sketch(Count + 2);
        double DistanceOf(int at) => cut.Distance(Spots[at]) is var d && Math.Abs(d) < Touching ? 0 : d;
        var first = DistanceOf(0);
        var here = first;
        for (var k = 0; k < Count; k++)
        {
            var there = k + 1 < Count ? DistanceOf(k + 1) : first;
            if (here * hand >= 0) sketch.Add(Spots[k], here == 0 && there * hand < 0 ? between : Sides[k]);
            if (here * there < 0) sketch.Add(Crossing(Spots[k], here, Next(k), there), here * hand > 0 ? between : Sides[k]);
            here = there;
        }
        return sketch.ToRing();
    }

    // Neighbours run along the same side in opposite directions: reckoned from the same end, both get the same digits.
    private static Spot Crossing(Spot a, double atA, Spot b, double atB) =>
        a.X < b.X || (a.X == b.X && a.Y < b.Y) ? a.Towards(b, atA / (atA - atB)) : b.Towards(a, atB / (atB - atA));

    private sealed class Sketch(int room)
    {
        private readonly List<Spot> spots = new(room);
        private readonly List<Piece?> sides = new(room);

        public void Add(Spot spot, Piece? side)
        {
            spots.Add(spot);
            sides.Add(side);
        }

        public Ring? ToRing()
        {
            // Slivers of a line that ran along a side.
            for (var k = spots.Count - 1; k >= 0 && spots.Count > 2; k--)
                if (spots[k].To(spots[(k + 1) % spots.Count]) < Touching)
                {
                    spots.RemoveAt(k);
                    sides.RemoveAt(k);
                }
            return spots.Count >= 3 && AreaOf(spots) > Touching ? new(spots, sides) : null;
        }
    }
}
