namespace Baladi.Core.Maps.Demonstration;

/// <summary>How a part of the city is divided and built on. Lengths in metres.</summary>
/// <param name="Depth">Of a parcel, from its street to its neighbour behind.</param>
/// <param name="Frontages">One of them is taken for each block.</param>
/// <param name="BlockLength">Streets across come about so far apart.</param>
internal sealed record Pattern(string Use, double Depth, IReadOnlyList<double> Frontages, StreetKind Street, double BlockLength)
{
    public bool Courts { get; init; }
    /// <summary>Whether lanes cut it up without a plan, as towns were before there were any.</summary>
    public bool Grown { get; init; }
    /// <summary>Whether it gathers around a centre with school, mosque and park.</summary>
    public bool Neighbourhood { get; init; }
    /// <summary>Whether parcels along main roads are shops and offices.</summary>
    public bool Strips { get; init; }
    public int LeastFloors { get; init; } = 1;
    public int MostFloors { get; init; } = 3;
    /// <summary>The share of parcels that are built on by now.</summary>
    public double Built { get; init; } = 0.6;
    /// <summary>What large land is given to, in slices along it: several names in one slice lie back to back.</summary>
    public IReadOnlyList<(double Share, string[] Kinds)> Programme { get; init; } = [];

    private static readonly Pattern Homes = new(LandUses.Residential, 30, [20, 22, 24, 25], StreetKind.Local, 190) { Neighbourhood = true, Strips = true };

    /// <summary>By the letters of the map in city.json.</summary>
    public static readonly IReadOnlyDictionary<char, Pattern> ByLetter = new Dictionary<char, Pattern>
    {
        ['V'] = Homes with { Depth = 32, Frontages = [25, 25, 27, 30], BlockLength = 210, Built = 0.5 },
        ['v'] = Homes,
        ['c'] = Homes with { Depth = 28, Frontages = [20, 20, 22], BlockLength = 165, Courts = true },
        ['t'] = Homes with { Depth = 26, Frontages = [15, 16, 18], Street = StreetKind.Narrow, BlockLength = 170, Built = 0.7 },
        ['a'] = Homes with { Depth = 32, Frontages = [24, 28, 30], Street = StreetKind.Wide, BlockLength = 150, LeastFloors = 3, MostFloors = 5, Built = 0.7 },
        ['C'] = new(LandUses.Commercial, 40, [30, 36, 40], StreetKind.Wide, 120) { Strips = true, LeastFloors = 4, MostFloors = 16, Built = 0.75 },
        ['O'] = new(LandUses.Residential, 17, [11, 12, 14], StreetKind.Lane, 65) { Grown = true, Strips = true, LeastFloors = 1, MostFloors = 2, Built = 0.9 },
        ['I'] = new(LandUses.Industrial, 60, [40, 50], StreetKind.Collector, 300) { LeastFloors = 1, MostFloors = 2, Built = 0.6 },
        ['W'] = new(LandUses.Commercial, 48, [36, 40], StreetKind.Collector, 260) { LeastFloors = 1, MostFloors = 2, Built = 0.6 },
        ['F'] = new(LandUses.Agricultural, 125, [80, 100], StreetKind.Local, 420) { LeastFloors = 1, MostFloors = 1, Built = 0.35 },
        ['P'] = new(LandUses.Recreational, 0, [], StreetKind.Local, 0) { Programme = [(1, ["park"])] },
        ['S'] = new(LandUses.Recreational, 0, [], StreetKind.Local, 0) { Programme = [(0.55, ["sports"]), (0.45, ["park", "sports"])] },
        ['U'] = new(LandUses.PublicServices, 0, [], StreetKind.Local, 0) { Programme = [(0.7, ["university"]), (0.3, ["library", "sports"])] },
        ['H'] = new(LandUses.PublicServices, 0, [], StreetKind.Local, 0) { Programme = [(0.4, ["hospital"]), (0.25, ["civilDefence", "police"]), (0.35, ["school", "park"])] },
        ['X'] = new(LandUses.Recreational, 0, [], StreetKind.Local, 0) { Programme = [(0.55, ["park"]), (0.45, ["municipality", "market"])] },
    };
}
