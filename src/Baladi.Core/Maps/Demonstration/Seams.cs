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
        foreach (var spot in rings.SelectMany(ring => ring.Spots))
            if (!spots.Exists(known => IsSame(known, spot))) spots.Add(spot);
    }

    public IReadOnlyList<Spot> OutlineOf(Ring ring)
    {
        var outline = new List<Spot>(ring.Count + 2);
        for (var k = 0; k < ring.Count; k++)
        {
            Spot from = Known(ring.Spots[k]), to = Known(ring.Next(k)), along = to - from;
            outline.Add(from);
            var length = along.Length;
            if (length < Same) throw new InvalidOperationException("A parcel has a side without length.");
            var on = spots.Where(spot => Math.Abs(along.Cross(spot - from)) < Same * length && (spot - from).Dot(along) > Same * length && (to - spot).Dot(along) > Same * length);
            outline.AddRange(on.OrderBy(spot => (spot - from).Dot(along)));
        }
        return outline;
    }

    private Spot Known(Spot spot) => spots.Find(known => IsSame(known, spot));

    private static bool IsSame(Spot one, Spot other) => Math.Abs(one.X - other.X) < Same && Math.Abs(one.Y - other.Y) < Same;
}
