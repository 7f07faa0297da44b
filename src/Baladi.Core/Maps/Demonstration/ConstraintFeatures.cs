namespace Baladi.Core.Maps.Demonstration;

/// <summary>Zones in which building is limited, whatever the plan says.</summary>
internal sealed class ConstraintFeatures(Planning city)
{
    private const double Step = 0.1;
    // Metres that the middle of a bend may lie beyond the bank, and from the bank to the water.
    private const double Beyond = 60, Shoulder = 14;
    // The row in which the valley comes to the wadi.
    private const double ValleyMouth = -0.85;
    // Lines of the lattice that the corridors follow, and metres to either side.
    private const double VoltageColumn = 4, VoltageHalf = 32, PipelineRow = -4.0, PipelineHalf = 24;
    // An airport beyond the eastern edge; metres, and the heading of its approach.
    private const double Approach = Math.PI, ApproachHalf = 0.42;
    private static readonly Spot Airport = new(6_900, 900);
    private static readonly (double Inner, double Outer, string Limit)[] Heights = [(1_500, 3_600, "height15"), (3_600, 5_600, "height30")];
    private static readonly Spot Ruins = new(-2_900, 1_350);

    public IEnumerable<CityFeature> All()
    {
        yield return Feature("floodplain", 1, "noBuilding", Band(column => new(column, Ground.WadiAt(column)), Ground.FloodHalf, city.Roads.Banks(farmed: false)));
        yield return Feature("floodplain", 2, "noBuilding", Band(row => new(Ground.ValleyAt(row), row), Ground.ValleyFloodHalf, city.Roads.Banks(farmed: true), ValleyMouth));
        yield return Feature("highVoltage", 1, "utilityConsent", Band(row => new(VoltageColumn, row), VoltageHalf, []));
        yield return Feature("pipeline", 1, "utilityConsent", Band(column => new(column, PipelineRow), PipelineHalf, []));
        foreach (var (number, land) in city.Roads.Superblocks.Where(land => land.Letter == 'O').Index())
            yield return Feature("heritage", number + 1, "heritageConsent", land.Ring.Spots);
        foreach (var (number, (inner, outer, limit)) in Heights.Index()) yield return Feature("airportHeight", number + 1, limit, Sector(inner, outer));
        yield return Feature("archaeology", 1, "surveyFirst", Blob(Ruins, 230));
    }

    private CityFeature Feature(string kind, int number, string limit, IEnumerable<Spot> outline) =>
        new(CityLayers.Constraints, $"{kind}-{number}", city.Texts.Constraints[kind], AreaFeatures.Attributes(("kind", kind), ("limit", limit)), Shapes.Polygon(outline));

    /// <summary>A band along a line through the whole city; that of a flood is wider where the water slows down.</summary>
    private static IEnumerable<Spot> Band(Func<double, Spot> line, double half, IReadOnlyList<(Spot From, Spot To)> banks, double from = -Ground.Reach)
    {
        var (left, right) = (new List<Spot>(), new List<Spot>());
        var steps = (int)((Ground.Reach - from) / Step);
        for (var k = 0; k <= steps; k++)
        {
            var at = from + ((Ground.Reach - from) * k / steps);
            var across = (Ground.At(line(at + 0.01)) - Ground.At(line(at - 0.01))).Unit.Left;
            var middle = Ground.At(line(at));
            var reach = half * (banks.Count > 0 ? 1 + (0.18 * SteadyMath.Sin(at * 4.1)) : 1);
            // Where one bank is near, the water spreads to the other side.
            double mostLeft = Bank(middle, across, banks), mostRight = Bank(middle, across * -1, banks);
            var toRight = Math.Min((2 * reach) - Math.Min(reach, mostLeft), mostRight);
            left.Add(middle + (across * Math.Min((2 * reach) - Math.Min(reach, toRight), mostLeft)));
            right.Add(middle - (across * toRight));
        }
        return right.Concat(Enumerable.Reverse(left));
    }

    /// <summary>How far the water may come on one side: to the street along the bank, or as far as it likes. Negative where the line itself is beyond it.</summary>
    private static double Bank(Spot middle, Spot across, IReadOnlyList<(Spot From, Spot To)> banks)
    {
        var nearest = double.MaxValue;
        foreach (var bank in banks)
        {
            // The land is to the left of its bank: the other bank of the same water is no end to this side.
            if ((bank.To - bank.From).Left.Dot(across) <= 0) continue;
            Spot from = bank.From - middle, to = bank.To - middle, along = across.Left;
            double a = along.Dot(from), b = along.Dot(to);
            if (a * b > 0 || a == b) continue;
            var hit = from.Towards(to, a / (a - b)).Dot(across);
            if (hit > -Beyond) nearest = Math.Min(nearest, hit - Shoulder);
        }
        return nearest;
    }

    private static IEnumerable<Spot> Sector(double inner, double outer)
    {
        const int steps = 40;
        static Spot At(double radius, int k) => Airport + (Direction(Approach - ApproachHalf + (2 * ApproachHalf * k / steps)) * radius);
        return Enumerable.Range(0, steps + 1).Select(k => At(outer, k)).Concat(Enumerable.Range(0, steps + 1).Select(k => At(inner, steps - k)));
    }

    private static IEnumerable<Spot> Blob(Spot middle, double radius)
    {
        const int steps = 36;
        return Enumerable.Range(0, steps).Select(k => 2 * Math.PI * k / steps).Select(angle => middle + (Direction(angle) * (radius * (1 + (0.2 * SteadyMath.Sin((2 * angle) + 1)) + (0.1 * SteadyMath.Sin((3 * angle) + 2))))));
    }

    private static Spot Direction(double angle) => new(SteadyMath.Cos(angle), SteadyMath.Sin(angle));
}
