namespace Baladi.Core.Maps.Demonstration;

/// <summary>A face between main roads: the numbers of its spots, counter-clockwise, and the square of the lattice it came from.</summary>
internal sealed record MeshCell(List<int> Loop, int Column, int Row);

/// <summary>
/// The net of main roads. It begins as the bent lattice; curves (the ring, the banks of the wadi, diagonals) are pressed into it, each crossing the cells
/// by chords. Whatever is done, neighbours share their spots: nothing has a gap or an overlap.
/// </summary>
internal sealed class Mesh
{
    // Crossings nearer to a corner than this move onto it: no building land lies in the tip left over.
    private const double Near = 85;
    private readonly List<Spot> lattice = [];
    private readonly List<bool> isFixed = [];
    private readonly Dictionary<(int, int), Street> streets = [];

    public Mesh(Func<int, Street> column, Func<int, Street> row)
    {
        const int across = Ground.Size + 1;
        for (var j = 0; j < across; j++)
            for (var i = 0; i < across; i++) Add(Ground.At(new(i - Ground.Reach, j - Ground.Reach)), new(i - Ground.Reach, j - Ground.Reach), false);
        for (var j = 0; j < across; j++)
            for (var i = 0; i < across; i++)
            {
                var at = (j * across) + i;
                if (i < Ground.Size) streets[(at, at + 1)] = row(j);
                if (j < Ground.Size) streets[(at, at + across)] = column(i);
                if (i < Ground.Size && j < Ground.Size) Cells.Add(new([at, at + 1, at + across + 1, at + across], i, j));
            }
    }

    public List<Spot> Spots { get; } = [];
    public List<MeshCell> Cells { get; private set; } = [];

    public Spot LatticeMiddle(MeshCell cell) => cell.Loop.Aggregate(new Spot(0, 0), (sum, at) => sum + lattice[at]) * (1.0 / cell.Loop.Count);
    public Street StreetBetween(int a, int b) => streets[Edge(a, b)];
    public static (int, int) Edge(int a, int b) => a < b ? (a, b) : (b, a);
    public static IEnumerable<(int From, int To)> SidesOf(MeshCell cell) => cell.Loop.Select((at, k) => (at, cell.Loop[(k + 1) % cell.Loop.Count]));

    /// <summary>Presses the line where <paramref name="distance"/> is zero into the cells that <paramref name="applies"/> names, as a street.</summary>
    /// <param name="distance">Metres, about, to one side of the line, of a spot of the lattice.</param>
    public void Imprint(Func<Spot, double> distance, Street street, Func<Spot, bool> applies)
    {
        var meant = Cells.Where(cell => applies(LatticeMiddle(cell))).ToHashSet(ReferenceEqualityComparer.Instance);
        var values = new Dictionary<int, double>();
        foreach (var at in Cells.Where(meant.Contains).SelectMany(cell => cell.Loop).Distinct())
        {
            var value = distance(lattice[at]);
            if (Math.Abs(value) < Near)
            {
                if (!isFixed[at]) MoveOnto(at, distance);
                (values[at], isFixed[at]) = (0, true);
            }
            else values[at] = value;
        }
        var crossings = Cross(distance, values, Cells.Where(meant.Contains).SelectMany(SidesOf).Select(side => Edge(side.From, side.To)).Distinct().ToList());
        foreach (var cell in Cells) Insert(cell.Loop, crossings);
        Cells = [.. Cells.SelectMany(cell => meant.Contains(cell) ? Divide(cell, values, street) : [cell])];
    }

    /// <summary>The outline of cells that hang together, counter-clockwise: the sides no two of them share.</summary>
    public static IReadOnlyList<int> Outline(IEnumerable<MeshCell> cells)
    {
        var sides = cells.SelectMany(SidesOf).ToHashSet();
        var next = sides.Where(side => !sides.Contains((side.To, side.From))).ToDictionary(side => side.From, side => side.To);
        var outline = new List<int>();
        var start = next.Keys.Min();
        var at = start;
        do
        {
            outline.Add(at);
            at = next[at];
        }
        while (at != start);
        return outline.Count == next.Count ? outline : throw new InvalidOperationException("The cells do not hang together.");
    }

    private int Add(Spot spot, Spot onLattice, bool onCurve)
    {
        Spots.Add(spot);
        lattice.Add(onLattice);
        isFixed.Add(onCurve);
        return Spots.Count - 1;
    }

    // Down the slope, by Newton; the outer edge of the city stays where it is.
    private void MoveOnto(int at, Func<Spot, double> distance)
    {
        const double step = 1e-3;
        var spot = lattice[at];
        if (Math.Abs(spot.X) == Ground.Reach || Math.Abs(spot.Y) == Ground.Reach) return;
        for (var k = 0; k < 4; k++)
        {
            var value = distance(spot);
            var slope = new Spot((distance(spot + new Spot(step, 0)) - value) / step, (distance(spot + new Spot(0, step)) - value) / step);
            spot -= slope * (value / slope.Dot(slope));
        }
        (lattice[at], Spots[at]) = (spot, Ground.At(spot));
    }

    private Dictionary<(int, int), int> Cross(Func<Spot, double> distance, Dictionary<int, double> values, List<(int, int)> edges)
    {
        var crossings = new Dictionary<(int, int), int>();
        foreach (var (a, b) in edges)
        {
            if (values[a] * values[b] >= 0) continue;
            double low = 0, high = 1;
            for (var k = 0; k < 40; k++)
            {
                var half = (low + high) / 2;
                if (distance(lattice[a].Towards(lattice[b], half)) * values[a] > 0) low = half;
                else high = half;
            }
            var crossing = Add(Spots[a].Towards(Spots[b], low), lattice[a].Towards(lattice[b], low), true);
            (crossings[(a, b)], values[crossing]) = (crossing, 0);
            streets[Edge(a, crossing)] = streets[Edge(crossing, b)] = streets[(a, b)];
            streets.Remove((a, b));
        }
        return crossings;
    }

    private static void Insert(List<int> loop, Dictionary<(int, int), int> crossings)
    {
        for (var k = loop.Count - 1; k >= 0; k--)
            if (crossings.TryGetValue(Edge(loop[k], loop[(k + 1) % loop.Count]), out var crossing)) loop.Insert(k + 1, crossing);
    }

    private IEnumerable<MeshCell> Divide(MeshCell cell, Dictionary<int, double> values, Street street)
    {
        var loop = cell.Loop;
        // Sides that lie on the line already become part of the street.
        foreach (var (a, b) in SidesOf(cell))
            if (values[a] == 0 && values[b] == 0 && street.Half > streets[Edge(a, b)].Half) streets[Edge(a, b)] = street;
        var first = loop.FindIndex(at => values[at] < 0);
        if (first < 0 || !loop.Exists(at => values[at] > 0)) return [cell];
        List<int> turned = [.. loop[first..], .. loop[..first]];
        var rise = turned.FindIndex(at => values[at] > 0) - 1;
        var fall = turned.FindLastIndex(at => values[at] > 0) + 1;
        var end = fall % turned.Count;
        streets[Edge(turned[rise], turned[end])] = street;
        return [cell with { Loop = turned[rise..(fall + 1)] }, cell with { Loop = [.. turned[..(rise + 1)], .. turned[fall..]] }];
    }
}
