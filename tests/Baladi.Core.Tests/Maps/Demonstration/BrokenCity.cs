using Baladi.Core.Maps.Demonstration;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Xunit;

namespace Baladi.Core.Tests.Maps.Demonstration;

/// <summary>A part of the city with one thing broken, as each check must find it.</summary>
internal static class BrokenCity
{
    // About a metre, in degrees.
    private const double Metre = 1e-5;

    public static IReadOnlyList<CityFeature> For(string check, IReadOnlyList<CityFeature> city)
    {
        var part = PartOf(city);
        return check switch
        {
            nameof(CityChecks.Invalid) => Change(part, CityLayers.Parcels, feature => feature with { Shape = BowTie(feature.Shape) }),
            nameof(CityChecks.NotRounded) => Change(part, CityLayers.Facilities, feature => Moved(feature, 1e-9)),
            nameof(CityChecks.DuplicateKeys) => [.. part, CityChecks.Of(part, CityLayers.Parcels).First()],
            nameof(CityChecks.ParcelsOverlapping) => Change(part, CityLayers.Parcels, feature => Moved(feature, Metre)),
            nameof(CityChecks.ParcelsBesideTheirBlock) => Change(part, CityLayers.Parcels, feature => Moved(feature, Metre)),
            nameof(CityChecks.BlocksNotFilled) => [.. part.Except([CityChecks.Of(part, CityLayers.Parcels).First()])],
            nameof(CityChecks.BlocksOverlapping) => Change(part, CityLayers.Blocks, feature => feature with { Shape = feature.Shape.Buffer(30 * Metre) }),
            nameof(CityChecks.BlocksBesideTheirPlan) => Change(part, CityLayers.Blocks, feature => Moved(feature, 1000 * Metre)),
            nameof(CityChecks.NotTiled) => Change(part, CityLayers.Districts, feature => Moved(feature, Metre / 10)),
            nameof(CityChecks.DistrictsOfOthers) => Change(part, CityLayers.Districts, feature => Moved(feature, Metre / 10)),
            nameof(CityChecks.ParcelsWithoutStreet) => Change(part, CityLayers.Parcels, feature => feature with { Shape = feature.Shape.Buffer(-Metre) }),
            nameof(CityChecks.ParcelsInStreets) => Change(part, CityLayers.Parcels, feature => feature with { Shape = feature.Shape.Buffer(Metre) }),
            nameof(CityChecks.NumbersOutOfTurn) => Change(part, CityLayers.Parcels, feature => With(feature, "number", "100000")),
            nameof(CityChecks.StreetsApart) => Change(part, CityLayers.Streets, feature => Moved(feature, Metre / 10)),
            nameof(CityChecks.AreasMismeasured) => Change(part, CityLayers.Parcels, feature => With(feature, "area", (double)feature.Attributes["area"]! * 1.01)),
            nameof(CityChecks.BuildingsBesideTheirParcel) => Change(part, CityLayers.Buildings, feature => Moved(feature, 20 * Metre)),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check, "No way to break this is known."),
        };
    }

    // One plan, and what is few.
    private static List<CityFeature> PartOf(IReadOnlyList<CityFeature> city)
    {
        var plan = CityChecks.Text(CityChecks.Of(city, CityLayers.Parcels).Skip(5_000).First(), "plan");
        return [.. city.Where(feature => feature.Layer switch
        {
            CityLayers.Blocks or CityLayers.Parcels => CityChecks.Text(feature, "plan") == plan,
            CityLayers.Buildings => feature.Key.StartsWith(plan + "-", StringComparison.Ordinal),
            _ => true,
        })];
    }

    private static IReadOnlyList<CityFeature> Change(List<CityFeature> part, string layer, Func<CityFeature, CityFeature> change)
    {
        // Not the first, which may stand alone at an end.
        var at = part.FindIndex(feature => feature.Layer == layer) + 2;
        Assert.Equal(layer, part[at].Layer);
        return [.. part[..at], change(part[at]), .. part[(at + 1)..]];
    }

    private static CityFeature Moved(CityFeature feature, double by)
    {
        var moved = AffineTransformation.TranslationInstance(by, by).Transform(feature.Shape);
        moved.SRID = feature.Shape.SRID;
        return feature with { Shape = moved };
    }

    private static CityFeature With(CityFeature feature, string attribute, object value) =>
        feature with { Attributes = new Dictionary<string, object?>(feature.Attributes) { [attribute] = value } };

    private static Polygon BowTie(Geometry shape)
    {
        var at = shape.Coordinates;
        return shape.Factory.CreatePolygon([at[0], at[2], at[1], at[3], at[0]]);
    }
}
