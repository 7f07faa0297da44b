using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Zones in which building is limited, whatever the plan says.</summary>
internal sealed class ConstraintFeatures(Planning city)
{
    private const double Step = 0.1;
    // In m²: splinters between two streets are left out.
    private const double LeastFlood = 1_000;
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
        foreach (var (number, part) in Floods().Index()) yield return Feature("floodplain", number + 1, "noBuilding", part);
        yield return Feature("highVoltage", 1, "utilityConsent", Band(row => new(VoltageColumn, row), VoltageHalf, false));
        yield return Feature("pipeline", 1, "utilityConsent", Band(column => new(column, PipelineRow), PipelineHalf, false));
        foreach (var (number, land) in city.Roads.Superblocks.Where(land => land.Letter == 'O').Index())
            yield return Feature("heritage", number + 1, "heritageConsent", land.Ring.Spots);
        foreach (var (number, (inner, outer, limit)) in Heights.Index()) yield return Feature("airportHeight", number + 1, limit, Sector(inner, outer));
        yield return Feature("archaeology", 1, "surveyFirst", Blob(Ruins, 230));
    }

    private CityFeature Feature(string kind, int number, string limit, IEnumerable<Spot> outline) =>
        new(CityLayers.Constraints, $"{kind}-{number}", city.Texts.Constraints[kind], AreaFeatures.Attributes(("constraint", kind), ("limit", limit)), Shapes.Polygon(outline));

    /// <summary>A band along a line through the whole city; that of a flood is wider where the water slows down.</summary>
    private static IEnumerable<Spot> Band(Func<double, Spot> line, double half, bool swells, double from = -Ground.Reach)
    {
        var (left, right) = (new List<Spot>(), new List<Spot>());
        var steps = (int)((Ground.Reach - from) / Step);
        for (var k = 0; k <= steps; k++)
        {
            var at = from + ((Ground.Reach - from) * k / steps);
            var across = (Ground.At(line(at + 0.01)) - Ground.At(line(at - 0.01))).Unit.Left;
            var middle = Ground.At(line(at));
            var reach = half * (swells ? 1 + (0.18 * SteadyMath.Sin(at * 4.1)) : 1);
            left.Add(middle + (across * reach));
            right.Add(middle - (across * reach));
        }
        return right.Concat(Enumerable.Reverse(left));
    }

    private IEnumerable<IEnumerable<Spot>> Floods() =>
    [
        .. Flood(Band(column => new(column, Ground.WadiAt(column)), Ground.FloodHalf, true), farms: true),
        .. Flood(Band(row => new(Ground.ValleyAt(row), row), Ground.ValleyFloodHalf, true, ValleyMouth), farms: false),
    ];

    /// <summary>As far as the streets along the banks; farms and parks beside the wadi are flooded with it, which those beside the valley are not.</summary>
    private IEnumerable<IEnumerable<Spot>> Flood(IEnumerable<Spot> band, bool farms)
    {
        bool IsFlooded(char letter) => !Pattern.ByLetter.TryGetValue(letter, out var pattern) || (farms && pattern.Use is LandUses.Agricultural or LandUses.Recreational);
        var low = city.Roads.Superblocks.Where(land => IsFlooded(land.Letter)).Select(land => OnMap(land.Ring.Spots));
        var flooded = UnaryUnionOp.Union(low.ToList<Geometry>()).Intersection(OnMap(band));
        return Enumerable.Range(0, flooded.NumGeometries).Select(flooded.GetGeometryN).OfType<Polygon>().Where(part => part.Area > LeastFlood)
            .Select(part => part.ExteriorRing.Coordinates.Select(at => new Spot(at.X, at.Y)));
    }

    private static Polygon OnMap(IEnumerable<Spot> outline)
    {
        var shell = outline.Select(spot => new Coordinate(spot.X, spot.Y)).ToList();
        return new(new LinearRing([.. shell, shell[0]]));
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
