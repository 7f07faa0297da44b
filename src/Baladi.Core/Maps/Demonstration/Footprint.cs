namespace Baladi.Core.Maps.Demonstration;

/// <summary>A building on its parcel.</summary>
internal sealed record Building(Parcel Parcel, int Number, IReadOnlyList<Spot> Outline, int Floors, double Height);

/// <summary>The fourth step: what stands on a parcel, set back from its streets and neighbours as the rules of the portal ask.</summary>
internal sealed class Footprint(Parcel parcel, Dice dice)
{
    // Setbacks in metres: a fifth of the street, at least the first in front and the second beside; more on wide streets; then from neighbours.
    private const double FrontLeast = 3, SideStreetLeast = 2, OnWideStreets = 6, WideStreet = 30, Neighbour = 2, TallNeighbour = 3, OldTown = 0.75;
    private const int Tall = 5;
    private const double MostCoverage = 0.7, LeastBuilding = 60, LargeLand = 1_800;

    /// <summary>Outlines of the buildings, most parcels having one; none where the land is too narrow for any.</summary>
    public IEnumerable<IReadOnlyList<Spot>> Outlines(int floors)
    {
        var land = parcel.Ring;
        var isOld = parcel.Front.Kind.Width <= StreetKind.Lane.Width;
        if (land.Inset(side => isOld ? OldTown : Setback(side, floors)) is not { } free || free.Area < LeastBuilding) yield break;
        var front = Enumerable.Range(0, land.Count).Where(side => land.Sides[side]?.Street == parcel.Front).MaxBy(land.LengthOf);
        var frame = Frame.Of(free, (land.Next(front) - land.Spots[front]).Unit);
        if (land.Area > LargeLand && parcel.Use != LandUses.Agricultural)
        {
            foreach (var outline in Campus(frame).Where(outline => IsInside(free, outline))) yield return outline;
        }
        else if (!IsInside(free, [frame.A0, frame.A1, frame.B0, frame.B1]))
        {
            if (parcel.Use == LandUses.Agricultural) yield break;
            // Land of other shapes is built along all its sides, with as much garden as it takes.
            var room = free;
            while (room is not null && room.Area > MostCoverage * land.Area) room = room.Inset(_ => 1);
            if (room is { Area: > LeastBuilding }) yield return room.Spots;
        }
        else yield return Single(frame, land.Area);
    }

    private double Setback(int side, int floors)
    {
        if (parcel.Ring.Sides[side]?.Street is not { } street) return floors > Tall ? TallNeighbour : Neighbour;
        if (street != parcel.Front) return Math.Max(street.Kind.Width / 5, SideStreetLeast);
        return Math.Max(street.Kind.Width / 5, street.Kind.Width >= WideStreet ? OnWideStreets : FrontLeast);
    }

    private IReadOnlyList<Spot> Single(Frame frame, double land)
    {
        var width = dice.Between(0.86, 1);
        var most = Math.Min(1, MostCoverage * land / (frame.Length * frame.Depth * width));
        var depth = parcel.Use == LandUses.Agricultural ? Math.Min(1, 28 / frame.Depth) : most * dice.Between(0.78, 1);
        if (parcel.Use == LandUses.Agricultural) width = Math.Min(width, 34 / frame.Length);
        var left = dice.Chance(0.5) ? 0 : 1 - width;
        return Shape(frame, left, left + width, depth);
    }

    // A rectangle, an L, or a U around a court at the back.
    private IReadOnlyList<Spot> Shape(Frame frame, double left, double right, double depth)
    {
        Spot At(double along, double up) => frame.A0.Towards(frame.A1, left + ((right - left) * along)).Towards(frame.B0.Towards(frame.B1, left + ((right - left) * along)), depth * up);
        double notch = dice.Between(0.3, 0.5), back = dice.Between(0.5, 0.75);
        return dice.Below(6) switch
        {
            0 or 1 => [At(0, 0), At(1, 0), At(1, 1), At(0, 1)],
            2 => [At(0, 0), At(1, 0), At(1, back), At(1 - notch, back), At(1 - notch, 1), At(0, 1)],
            3 => [At(0, 0), At(1, 0), At(1, 1), At(notch, 1), At(notch, back), At(0, back)],
            4 => [At(0, 0), At(notch, 0), At(notch, 1 - back), At(1, 1 - back), At(1, 1), At(0, 1)],
            _ => [At(0, 0), At(1, 0), At(1, 1), At(0.68, 1), At(0.68, back), At(0.32, back), At(0.32, 1), At(0, 1)],
        };
    }

    // Several wings with yards between them.
    private IEnumerable<IReadOnlyList<Spot>> Campus(Frame frame)
    {
        const double wing = 62;
        int across = Math.Clamp((int)Math.Round(frame.Length / wing), 1, 8), deep = Math.Clamp((int)Math.Round(frame.Depth / wing), 1, 8);
        for (var i = 0; i < across; i++)
            for (var j = 0; j < deep; j++)
            {
                if (across * deep > 2 && dice.Chance(across * deep > 12 ? 0.5 : 0.25)) continue;
                Spot At(double along, double up) => frame.A0.Towards(frame.A1, (i + along) / across).Towards(frame.B0.Towards(frame.B1, (i + along) / across), (j + up) / deep);
                var part = new Frame(At(0.12, 0.12), At(0.88, 0.12), At(0.12, 0.88), At(0.88, 0.88));
                yield return Shape(part, 0, dice.Between(0.75, 1), dice.Between(0.7, 1));
            }
    }

    private static bool IsInside(Ring free, IReadOnlyList<Spot> spots)
    {
        for (var side = 0; side < free.Count; side++)
        {
            var along = Cut.Through(free.Spots[side], free.Next(side));
            foreach (var spot in spots)
                if (along.Distance(spot) < -0.05) return false;
        }
        return true;
    }
}
