namespace Baladi.Core.Maps.Demonstration;

/// <summary>The city in metres: main roads, then for each superblock its plan with streets, blocks and parcels.</summary>
internal sealed class Planning
{
    private const ulong Seed = 1447;
    private const int FirstPlan = 1401;
    // Of parcels along collectors, by the block: shops at one corner of the neighbourhood, homes at the others.
    private const double ShopsOnCollectors = 0.3;
    // The middle was planned first; the city grew outwards by so many metres in a year.
    private const int FirstYear = 1978, GrowthInYear = 100;
    private static readonly DateOnly Latest = new(2024, 11, 3);

    public Planning(CityTexts texts)
    {
        Texts = texts;
        Roads = new(texts);
        Streets.AddRange(Roads.Streets);
        // Numbers grow with the years, and the years with the distance.
        foreach (var land in Roads.Superblocks.OrderBy(land => land.Ring.Middle.Length)) Plan(land);
    }

    public CityTexts Texts { get; }
    public MainRoads Roads { get; }
    public List<Street> Streets { get; } = [];
    public List<Plan> Plans { get; } = [];
    public IEnumerable<Block> Blocks => Plans.SelectMany(plan => plan.Blocks);
    public IEnumerable<Parcel> Parcels => Blocks.SelectMany(block => block.Parcels);

    public static Dice DiceFor(int part, int number) => new(Seed, part, number);

    private void Plan(Superblock land)
    {
        if (!Pattern.ByLetter.TryGetValue(land.Letter, out var pattern)) return;
        var dice = DiceFor(1, land.Number);
        var neighbourhood = new Neighbourhood(pattern, dice);
        neighbourhood.LayOut(land.Ring);
        var year = FirstYear + (int)(land.Ring.Middle.Length / GrowthInYear) + dice.Below(4);
        var approved = new DateOnly(Math.Min(year, Latest.Year - 1), 1, 1).AddDays(dice.Below(360));
        var plan = new Plan(FirstPlan + Plans.Count, approved, land, pattern);
        foreach (var site in neighbourhood.Sites) AddBlock(plan, site, dice);
        Streets.AddRange(neighbourhood.Streets);
        if (plan.Blocks.Count > 0) Plans.Add(plan);
    }

    private static void AddBlock(Plan plan, Site site, Dice dice)
    {
        var cutter = new BlockCutter(plan.Pattern, dice);
        if (!cutter.Cut(site, plan.Land)) return;
        var seams = new Seams([cutter.Block!, .. cutter.FirstRow.Concat(cutter.SecondRow).Select(lot => lot.Ring)]);
        var block = new Block(plan, plan.Blocks.Count + 1, seams.OutlineOf(cutter.Block!));
        var shops = dice.Chance(ShopsOnCollectors);
        var number = plan.Blocks.Sum(before => before.Parcels.Count);
        // Serpentine: along the first row and back along the second.
        foreach (var lot in cutter.FirstRow.Concat(Enumerable.Reverse(cutter.SecondRow)))
        {
            var front = FrontOf(lot.Ring);
            block.Parcels.Add(new(block, ++number, UseOf(plan.Pattern, lot.Service, front, shops), lot.Service, lot.Ring, seams.OutlineOf(lot.Ring), front));
        }
        plan.Blocks.Add(block);
    }

    /// <summary>The widest street along it; of two alike, that with the longer side.</summary>
    private static Street FrontOf(Ring ring)
    {
        // A corner that is cut off is no front.
        const double least = 5;
        var front = (IsLong: false, Half: 0.0, Length: 0.0, Side: -1);
        for (var side = 0; side < ring.Count; side++)
        {
            if (ring.Sides[side] is not { } piece) continue;
            var here = (IsLong: ring.LengthOf(side) >= least, piece.Street.Half, Length: ring.LengthOf(side), Side: side);
            if (front.Side < 0 || here.CompareTo(front) > 0) front = here;
        }
        return ring.Sides[front.Side]!.Street;
    }

    private static string UseOf(Pattern pattern, string? service, Street front, bool shops) => service switch
    {
        null => pattern.Strips && (front.Kind.IsArterial || (shops && front.Kind == StreetKind.Collector)) ? LandUses.Commercial : pattern.Use,
        "park" or "garden" or "sports" => LandUses.Recreational,
        "market" => LandUses.Commercial,
        "civilDefence" or "police" or "municipality" => LandUses.PublicFacilities,
        _ => LandUses.PublicServices,
    };
}
