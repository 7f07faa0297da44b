namespace Baladi.Core.Maps.Demonstration;

/// <summary>Land for one parcel, before it has a number.</summary>
internal sealed record Lot(Ring Ring, string? Service);

/// <summary>
/// The third step: a site set back from its streets is a block; its corners are cut, and it is divided into two rows of parcels back to back, with land for
/// all the public at one end where there is a reason for it.
/// </summary>
internal sealed class BlockCutter(Pattern pattern, Dice dice)
{
    /// <summary>Metres taken off corners between two streets, along each of them.</summary>
    public const double CornerCut = 3;
    // In m²: below the first nothing is worth a parcel, below the second it is a garden.
    private const double LeastBlock = 160, LeastBuildable = 700;
    // Streets included, for so many services beside each other.
    private const double LeastForTwo = 6_000, LeastForThree = 14_000;
    // Smaller land than this, cut off by a road, is no place for a hospital: a park it is.
    private const double LeastForProgramme = 60_000;
    // Of the land a parcel should have; what would be smaller joins its neighbour.
    private const double LeastShare = 0.55;
    private const double DoubleChance = 0.04;
    // Of blocks of homes: with a mosque or a garden for those around.
    private const double PocketChance = 0.075, PocketFront = 44, LeastForPocket = 120;
    private const string Garden = "garden";

    private static readonly string[] BesideSchools = ["health", "civilDefence", "police", "library", "sports", "kindergarten"];
    private static readonly string[][] BesideMosque = [["mosque", "kindergarten"], ["mosque", "health"], ["mosque", "health"]];
    private static readonly string[] Pockets = ["localMosque", "localMosque", Garden, "kindergarten"];

    public Ring? Block { get; private set; }
    /// <summary>From the start of the block to its end along its first row, then the second, both in the same direction.</summary>
    public List<Lot> FirstRow { get; } = [];
    public List<Lot> SecondRow { get; } = [];

    public bool Cut(Site site, Superblock within)
    {
        var inset = site.Ring.Inset(side => site.Ring.Sides[side]?.Street.Half ?? 0);
        if (inset is null || MakeRoom(inset, within) is not { } land || land.Area < LeastBlock) return false;
        var leastBuildable = pattern.Frontages.Count == 0 ? LeastBuildable : Math.Min(LeastBuildable, 2 * pattern.Depth * pattern.Frontages[0]);
        // Where lanes are as narrow as these, corners were never cut.
        Block = land.CutCorners(CornerCut, (first, second) => Math.Min(first.Street.Half, second.Street.Half) >= StreetKind.Court.Width / 2 && land.Area > leastBuildable);
        var frame = Frame.Of(inset, site.Axis);
        var isSmall = land.Area < leastBuildable || frame.Depth < pattern.Depth / 2;
        var start = 0.0;
        Ring? rest = Block;
        foreach (var (share, kinds) in isSmall ? [(1, [Garden])] : ProgrammeOf(site, frame))
        {
            if (rest is null) break;
            start += share;
            var (slice, after) = start > 0.999 ? (rest, null) : rest.Divide(frame.Across(start));
            if (slice is not null) Give(slice, kinds, frame);
            rest = after;
        }
        if (rest is not null && start < 0.999) CutRows(rest, frame, start);
        return true;
    }

    /// <summary>
    /// Main roads that do not run along the block may still come near: behind a street that leaves them at a narrow angle, and at junctions, where
    /// roundabouts are wider than the roads. The block gives way to all of them; nobody enters it from a junction.
    /// </summary>
    private static Ring? MakeRoom(Ring block, Superblock within)
    {
        Ring? land = block;
        for (var side = 0; side < within.Ring.Count; side++)
            if (within.Ring.Sides[side] is { } road && land is not null) land = Beside(land, within.Ring.Spots[side], within.Ring.Next(side), road.Street.Half, road);
        foreach (var junction in within.Junctions)
        {
            if (land is not null && land.DistanceTo(junction.At, junction.At) < junction.Room)
                land = land.LeftOf(new(junction.At + (junction.Inwards * junction.Room), junction.Inwards.Left * -1), null);
            foreach (var piece in junction.Beyond)
            {
                if (land is null) return null;
                var isLeft = (piece.To - piece.From).Cross(land.Middle - piece.From) > 0;
                land = Beside(land, isLeft ? piece.From : piece.To, isLeft ? piece.To : piece.From, piece.Street.Half, null);
            }
        }
        return land;
    }

    private static Ring? Beside(Ring land, Spot from, Spot to, double half, Piece? road)
    {
        const double hair = 0.01;
        if (land.DistanceTo(from, to) >= half - hair) return land;
        var along = (to - from).Unit;
        return land.LeftOf(new(from + (along.Left * half), along), road);
    }

    private IReadOnlyList<(double Share, string[] Kinds)> ProgrammeOf(Site site, Frame frame)
    {
        switch (site.Role)
        {
            case SiteRole.Programme when site.Ring.Area > LeastForProgramme: return pattern.Programme;
            case SiteRole.Schools when site.Ring.Area > LeastForThree: return [(0.4, ["school"]), (0.36, ["school"]), (0.24, [dice.Of(BesideSchools)])];
            case SiteRole.Schools when site.Ring.Area > LeastForTwo: return [(0.5, ["school"]), (0.5, ["school"])];
            case SiteRole.Green when site.Ring.Area > LeastForTwo: return [(0.64, ["park"]), (0.36, dice.Of(BesideMosque))];
            case SiteRole.Programme or SiteRole.Schools or SiteRole.Green: return [(1, ["park"])];
        }
        return pattern.Neighbourhood && frame.Length > LeastForPocket && dice.Chance(PocketChance) ? [(PocketFront / frame.Length, [dice.Of(Pockets)])] : [];
    }

    private void Give(Ring land, string[] kinds, Frame frame)
    {
        var (second, first) = kinds.Length == 1 ? (null, land) : land.Divide(frame.Along(0.5));
        if (first is not null) FirstRow.Add(new(first, kinds[0]));
        if (second is not null) SecondRow.Add(new(second, kinds[^1]));
    }

    private void CutRows(Ring land, Frame frame, double start)
    {
        var frontage = dice.Of(pattern.Frontages);
        var (second, first) = frame.Depth > 1.45 * pattern.Depth ? land.Divide(frame.Along(0.5)) : (null, land);
        if (first is not null) CutRow(first, frame, start, frontage, FirstRow);
        if (second is not null) CutRow(second, frame, start, frontage, SecondRow);
    }

    private void CutRow(Ring row, Frame frame, double start, double frontage, List<Lot> lots)
    {
        var count = Math.Max(1, (int)Math.Round(frame.Length * (1 - start) / frontage));
        var least = LeastShare * frontage * pattern.Depth;
        Ring? rest = row;
        for (var k = 1; k < count; k++)
        {
            if (dice.Chance(DoubleChance)) continue;
            var (lot, after) = rest.Divide(frame.Across(start + ((1 - start) * k / count)));
            if (!IsEnough(lot, least, frontage)) continue;
            if (!IsEnough(after, least, frontage)) break;
            lots.Add(new(lot!, null));
            rest = after!;
        }
        lots.Add(new(rest, null));
    }

    private static bool IsEnough(Ring? lot, double least, double frontage)
    {
        if (lot is null || lot.Area < least) return false;
        for (var side = 0; side < lot.Count; side++)
            if (lot.Sides[side] is not null && lot.LengthOf(side) >= frontage * LeastShare) return true;
        return false;
    }
}
