using Baladi.Core.Language;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// The demonstration city: a whole map for a portal that has none yet. Nothing of it exists; it lies in open desert east of Riyadh, and everything in it
/// is illustrative. Made from a fixed seed, it is the same with every run and on every platform.
/// </summary>
public static class DemonstrationCity
{
    /// <summary>Marks identifiers of real estate that no registry knows.</summary>
    public const string IllustrativePrefix = "DEMO-";

    public static LocalizedText Name => CityTexts.Read().Name;

    /// <summary>What the codes of <c>limit</c> on constraints mean.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> Limits => CityTexts.Read().Limits;

    /// <summary>Everything, layer by layer in the order of <see cref="CityLayers.All"/>. Planned when the first is asked for; each shape is made when it is its turn.</summary>
    public static IEnumerable<CityFeature> Features()
    {
        var city = new Planning(CityTexts.Read());
        return new AreaFeatures(city).All()
            .Concat(new ParcelFeatures(city).All())
            .Concat(new StreetFeatures(city).All())
            .Concat(new BuildingFeatures(city).All())
            .Concat(new FacilityFeatures(city).All())
            .Concat(new ConstraintFeatures(city).All());
    }
}

/// <summary>Shapes for storing, from metres around the middle of the city.</summary>
internal static class Shapes
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static Coordinate Degrees(Spot spot) => Utm38.ToDegrees(Ground.ToUtm(spot));
    public static Point Point(Spot spot) => Factory.CreatePoint(Degrees(spot));
    public static LineString Line(IEnumerable<Spot> spots) => Factory.CreateLineString([.. Rounded(spots)]);

    public static Polygon Polygon(IEnumerable<Spot> outline)
    {
        var shell = Rounded(outline);
        if (!shell[0].Equals2D(shell[^1])) shell.Add(shell[0].Copy());
        return Factory.CreatePolygon([.. shell]);
    }

    /// <summary>Without spots that rounding has made the same.</summary>
    private static List<Coordinate> Rounded(IEnumerable<Spot> spots)
    {
        var rounded = new List<Coordinate>();
        foreach (var coordinate in spots.Select(Degrees))
            if (rounded.Count == 0 || !rounded[^1].Equals2D(coordinate)) rounded.Add(coordinate);
        return rounded;
    }
}
