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
    public double LengthAlong(Street street) => Enumerable.Range(0, Count).Where(side => Sides[side]?.Street == street).Sum(LengthOf);

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
    public (Ring? Left, Ring? Right) Divide(Cut cut, Piece? between = null)
    {
        var (left, right) = (new Sketch(), new Sketch());
        var distances = new double[Count];
        for (var k = 0; k < Count; k++) distances[k] = cut.Distance(Spots[k]) is var d && Math.Abs(d) < Touching ? 0 : d;
        for (var k = 0; k < Count; k++)
        {
            var (here, there, side) = (distances[k], distances[(k + 1) % Count], Sides[k]);
            if (here >= 0) left.Add(Spots[k], here == 0 && there < 0 ? between : side);
            if (here <= 0) right.Add(Spots[k], here == 0 && there > 0 ? between : side);
            if (here * there >= 0) continue;
            var crossing = Crossing(Spots[k], here, Next(k), there);
            left.Add(crossing, here > 0 ? between : side);
            right.Add(crossing, here < 0 ? between : side);
        }
        return (left.ToRing(), right.ToRing());
    }

    /// <summary>The outline set back from each side; null where nothing remains.</summary>
    public Ring? Inset(Func<int, double> distance)
    {
        Ring? inset = this;
        for (var side = 0; side < Count && inset is not null; side++)
        {
            var along = (Next(side) - Spots[side]).Unit;
            if (distance(side) is > 0 and var by) inset = inset.Divide(new(Spots[side] + (along.Left * by), along), Sides[side]).Left;
        }
        return inset;
    }

    /// <summary>Corners between two streets cut off by so much along each side, so that drivers see each other.</summary>
    public Ring CutCorners(double by, Func<Piece, Piece, bool> applies)
    {
        var sketch = new Sketch();
        for (var k = 0; k < Count; k++)
        {
            var before = (k + Count - 1) % Count;
            if (Sides[before] is { } first && Sides[k] is { } second && first.Street != second.Street && applies(first, second) && LengthOf(before) > 4 * by && LengthOf(k) > 4 * by)
            {
                sketch.Add(Spots[k].Towards(Spots[before], by / LengthOf(before)), first.Street.Half > second.Street.Half ? first : second);
                sketch.Add(Spots[k].Towards(Next(k), by / LengthOf(k)), second);
            }
            else sketch.Add(Spots[k], Sides[k]);
        }
        return sketch.ToRing()!;
    }

    public static double AreaOf(IReadOnlyList<Spot> spots)
    {
        var twice = 0.0;
        for (var k = 1; k < spots.Count - 1; k++) twice += (spots[k] - spots[0]).Cross(spots[k + 1] - spots[0]);
        return twice / 2;
    }

    // Neighbours run along the same side in opposite directions: reckoned from the same end, both get the same digits.
    private static Spot Crossing(Spot a, double atA, Spot b, double atB) =>
        a.X < b.X || (a.X == b.X && a.Y < b.Y) ? a.Towards(b, atA / (atA - atB)) : b.Towards(a, atB / (atB - atA));

    private sealed class Sketch
    {
        private readonly List<Spot> spots = new(8);
        private readonly List<Piece?> sides = new(8);

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
