namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// Gives neighbours within a block the same spots: a corner of one on a side of another becomes a corner of both, so that no rounding can open a gap
/// between them.
/// </summary>
internal sealed class Seams
{
    private const double Same = 1e-3;
    private readonly List<Spot> spots = [];

    public Seams(IEnumerable<Ring> rings)
    {
        foreach (var ring in rings)
            foreach (var spot in ring.Spots)
                if (IndexOf(spot) < 0) spots.Add(spot);
    }

    public IReadOnlyList<Spot> OutlineOf(Ring ring)
    {
        var outline = new List<Spot>(ring.Count + 2);
        for (var k = 0; k < ring.Count; k++)
        {
            Spot from = Known(ring.Spots[k]), to = Known(ring.Next(k));
            outline.Add(from);
            AddBetween(from, to, outline);
        }
        return outline;
    }

    private void AddBetween(Spot from, Spot to, List<Spot> outline)
    {
        var (along, length, first) = ((to - from).Unit, from.To(to), outline.Count);
        foreach (var spot in spots)
        {
            var (ahead, aside) = ((spot - from).Dot(along), along.Cross(spot - from));
            if (Math.Abs(aside) >= Same || ahead <= Same || ahead >= length - Same) continue;
            var at = outline.Count;
            while (at > first && (outline[at - 1] - from).Dot(along) > ahead) at--;
            outline.Insert(at, spot);
        }
    }

    private Spot Known(Spot spot) => spots[IndexOf(spot)];

    private int IndexOf(Spot spot)
    {
        for (var k = 0; k < spots.Count; k++)
            if (Math.Abs(spots[k].X - spot.X) < Same && Math.Abs(spots[k].Y - spot.Y) < Same) return k;
        return -1;
    }
}
