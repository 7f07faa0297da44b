namespace Baladi.Core.Maps.Demonstration;

/// <summary>Land that no further street divides, and the direction its rows of parcels run in.</summary>
internal sealed record Site(Ring Ring, Spot Axis, SiteRole Role = SiteRole.Rows);

internal enum SiteRole
{
    /// <summary>Rows of parcels, back to back.</summary>
    Rows,
    /// <summary>Given out by the programme of the pattern.</summary>
    Programme,
    /// <summary>The schools of a neighbourhood.</summary>
    Schools,
    /// <summary>Its mosque, its park and what stands beside them.</summary>
    Green,
}

/// <summary>
/// The second step: the streets of a superblock. Four parts turn around a centre like a windmill, so that no street runs straight through;
/// each part is rows of blocks along the main road it faces.
/// </summary>
internal sealed class Neighbourhood(Pattern pattern, Dice dice)
{
    // Half the size of a centre, in metres along and across, and how far it may lie from the middle.
    private const double LeastAlong = 92, MostAlong = 135, LeastAcross = 66, MostAcross = 92, Off = 95;
    private const double LeastForCentre = 230_000, LeastForRows = 6_000;
    // Of the centre; a walk runs between the schools and the park.
    private const double SchoolShare = 0.4;
    // Share of the length of a court that cars may use.
    private const double CourtShare = 0.68;

    public List<Street> Streets { get; } = [];
    public List<Site> Sites { get; } = [];

    public void LayOut(Ring land)
    {
        if (pattern.Programme.Count > 0) Sites.Add(new(land, land.Direction, SiteRole.Programme));
        else if (pattern.Grown) LayLanes(land);
        else if (pattern.Neighbourhood && land.Area > LeastForCentre) LayWindmill(land);
        else LayRows(land, land.Direction);
    }

    private void LayWindmill(Ring land)
    {
        var along = land.Direction;
        for (var turns = dice.Below(4); turns > 0; turns--) along = along.Left;
        var hand = dice.Chance(0.5) ? 1 : -1;
        var across = along.Left * hand;
        var middle = land.Middle + (along * dice.Between(-Off, Off)) + (across * dice.Between(-Off, Off));
        var (reach, width) = (dice.Between(LeastAlong, MostAlong), dice.Between(LeastAcross, MostAcross));
        Ring? rest = land;
        foreach (var (outwards, by) in new[] { (along, reach), (across, width), (along * -1, reach), (across * -1, width) })
        {
            // What lies outwards of the line becomes a part of its own.
            var (inner, outer) = Divide(rest, new(middle + (outwards * by), outwards.Left), StreetKind.Spine);
            if (outer is not null) LayRows(outer, outer.Direction);
            if ((rest = inner) is null) return;
        }
        var (schools, green) = Divide(rest, Frame.Of(rest, along).Across(SchoolShare), StreetKind.Walk);
        if (schools is not null) Sites.Add(new(schools, along.Left, SiteRole.Schools));
        if (green is not null) Sites.Add(new(green, along, SiteRole.Green));
    }

    /// <summary>Land halved again and again across its longer side, never quite in the middle and never quite straight.</summary>
    private void LayLanes(Ring land)
    {
        var axis = land.Direction;
        var (left, right) = land.Extent(axis);
        if (right - left < pattern.BlockLength)
        {
            Sites.Add(new(land, axis));
            return;
        }
        var at = land.Middle + (axis * ((right - left) * dice.Between(-0.12, 0.12)));
        var kind = right - left > 3 * pattern.BlockLength ? pattern.Street : StreetKind.Walk;
        var (one, other) = Divide(land, new(at, (axis.Left + (axis * dice.Between(-0.22, 0.22))).Unit), kind);
        foreach (var half in new[] { one, other }.OfType<Ring>()) LayLanes(half);
    }

    private void LayRows(Ring land, Spot axis)
    {
        if (land.Area < LeastForRows)
        {
            Sites.Add(new(land, axis));
            return;
        }
        var frame = Frame.Of(land, axis);
        var (courts, between) = (pattern.Courts, pattern.Street.Width);
        var band = courts ? (4 * pattern.Depth) + StreetKind.Court.Width : 2 * pattern.Depth;
        var (low, high) = (HalfAlong(land, axis), HalfAlong(land, axis * -1));
        var net = frame.Depth - low - high;
        var count = Math.Max(1, (int)Math.Round((net + between) / (band + between)));
        var depth = (net - ((count - 1) * between)) / count;
        Ring? rest = land;
        for (var k = 1; k < count && rest is not null; k++)
        {
            var (above, below) = Divide(rest, frame.Along((low + (k * depth) + ((k - 0.5) * between)) / frame.Depth), pattern.Street);
            if (below is not null) LayBlocks(below, axis, courts);
            rest = above;
        }
        if (rest is not null) LayBlocks(rest, axis, courts);
    }

    private void LayBlocks(Ring row, Spot axis, bool courts)
    {
        var frame = Frame.Of(row, axis);
        var between = pattern.Street.Width;
        var (start, end) = (HalfAlong(row, axis.Left * -1), HalfAlong(row, axis.Left));
        var net = frame.Length - start - end;
        var count = Math.Max(1, (int)Math.Round((net + between) / (pattern.BlockLength + between)));
        var length = (net - ((count - 1) * between)) / count;
        Ring? rest = row;
        for (var k = 1; k < count && rest is not null; k++)
        {
            var (before, after) = Divide(rest, frame.Across((start + (k * length) + ((k - 0.5) * between)) / frame.Length), pattern.Street);
            if (before is not null) AddBlock(before, axis, courts);
            rest = after;
        }
        if (rest is not null) AddBlock(rest, axis, courts);
    }

    private void AddBlock(Ring land, Spot axis, bool courts)
    {
        if (!courts || Frame.Of(land, axis).Depth < 3 * pattern.Depth)
        {
            Sites.Add(new(land, axis));
            return;
        }
        var (above, below) = Divide(land, Frame.Of(land, axis).Along(0.5), StreetKind.Court);
        if (above is not null && below is not null) CloseCourt(Streets[^1].Pieces[0]);
        foreach (var half in new[] { above, below }.OfType<Ring>()) Sites.Add(new(half, axis));
    }

    // Cars come in from one end; from where they turn, a green way leads on.
    private void CloseCourt(Piece piece)
    {
        if (dice.Chance(0.5)) (piece.From, piece.To) = (piece.To, piece.From);
        var turn = piece.From.Towards(piece.To, CourtShare);
        var walk = new Street(StreetKind.Greenway);
        walk.Pieces.Add(new(walk) { From = turn, To = piece.To });
        piece.To = turn;
        Streets.Add(walk);
    }

    /// <summary>Divides land by a street along the line, which meets the streets at both its ends.</summary>
    private (Ring? Left, Ring? Right) Divide(Ring land, Cut cut, StreetKind kind)
    {
        var street = new Street(kind);
        var piece = new Piece(street);
        var (left, right) = land.Divide(cut, piece);
        if (left is null || right is null) return (left, right);
        var side = left.Sides.Index().First(side => side.Item == piece).Index;
        (piece.From, piece.To) = (left.Spots[side], left.Next(side));
        foreach (var end in new[] { piece.From, piece.To })
            for (var k = 0; k < land.Count; k++)
                if (end.ToSegment(land.Spots[k], land.Next(k)) < 1e-5) land.Sides[k]?.Joints.Add(end);
        street.Pieces.Add(piece);
        Streets.Add(street);
        return (left, right);
    }

    /// <summary>Half the width of the street along the side that runs in this direction.</summary>
    private static double HalfAlong(Ring ring, Spot direction)
    {
        var sides = Enumerable.Range(0, ring.Count).Where(side => (ring.Next(side) - ring.Spots[side]).Unit.Dot(direction) > 0.7).ToList();
        return sides.Count == 0 ? 0 : ring.Sides[sides.MaxBy(ring.LengthOf)]?.Street.Half ?? 0;
    }
}
