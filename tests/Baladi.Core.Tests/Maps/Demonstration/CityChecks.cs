using System.Globalization;
using Baladi.Core.Maps.Demonstration;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;

namespace Baladi.Core.Tests.Maps.Demonstration;

/// <summary>What a city must keep to. Each check names what breaks it; a sound city gives none.</summary>
internal static class CityChecks
{
    private const double Tenth = 0.1;

    public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<CityFeature>, IEnumerable<string>>> All = new Dictionary<string, Func<IReadOnlyList<CityFeature>, IEnumerable<string>>>
    {
        [nameof(Invalid)] = Invalid,
        [nameof(NotRounded)] = NotRounded,
        [nameof(DuplicateKeys)] = DuplicateKeys,
        [nameof(ParcelsOverlapping)] = ParcelsOverlapping,
        [nameof(ParcelsBesideTheirBlock)] = ParcelsBesideTheirBlock,
        [nameof(BlocksNotFilled)] = BlocksNotFilled,
        [nameof(BlocksOverlapping)] = BlocksOverlapping,
        [nameof(BlocksBesideTheirPlan)] = BlocksBesideTheirPlan,
        [nameof(NotTiled)] = NotTiled,
        [nameof(DistrictsOfOthers)] = DistrictsOfOthers,
        [nameof(ParcelsWithoutStreet)] = ParcelsWithoutStreet,
        [nameof(ParcelsInStreets)] = ParcelsInStreets,
        [nameof(NumbersOutOfTurn)] = NumbersOutOfTurn,
        [nameof(StreetsApart)] = StreetsApart,
        [nameof(AreasMismeasured)] = AreasMismeasured,
        [nameof(BuildingsBesideTheirParcel)] = BuildingsBesideTheirParcel,
    };

    public static IEnumerable<string> Invalid(IReadOnlyList<CityFeature> city) =>
        city.Where(feature => !feature.Shape.IsValid || feature.Shape.IsEmpty || feature.Shape.SRID != 4326).Select(Named);

    public static IEnumerable<string> NotRounded(IReadOnlyList<CityFeature> city) =>
        city.Where(feature => feature.Shape.Coordinates.Any(at => Math.Round(at.X, 7) != at.X || Math.Round(at.Y, 7) != at.Y)).Select(Named);

    public static IEnumerable<string> DuplicateKeys(IReadOnlyList<CityFeature> city) =>
        city.GroupBy(feature => (feature.Layer, feature.Key)).Where(same => same.Count() > 1).Select(same => same.Key.ToString())
            .Concat(Of(city, CityLayers.Parcels).GroupBy(parcel => (Text(parcel, "plan"), Text(parcel, "number"))).Where(same => same.Count() > 1).Select(same => same.Key.ToString()));

    /// <summary>Neighbours share their corners exactly, so that not the least overlap is excused.</summary>
    public static IEnumerable<string> ParcelsOverlapping(IReadOnlyList<CityFeature> city) =>
        from near in Pairs([.. Of(city, CityLayers.Parcels)])
        where near.One.Shape.Relate(near.Other.Shape, "T********")
        select $"{near.One.Key} and {near.Other.Key}";

    public static IEnumerable<string> ParcelsBesideTheirBlock(IReadOnlyList<CityFeature> city)
    {
        var blocks = Of(city, CityLayers.Blocks).ToDictionary(block => (Text(block, "plan"), Text(block, "number")), block => block.Shape);
        return Of(city, CityLayers.Parcels).Where(parcel => !blocks[(Text(parcel, "plan"), Text(parcel, "block"))].Covers(parcel.Shape)).Select(Named);
    }

    public static IEnumerable<string> BlocksNotFilled(IReadOnlyList<CityFeature> city)
    {
        var parcels = Of(city, CityLayers.Parcels).ToLookup(parcel => (Text(parcel, "plan"), Text(parcel, "block")), parcel => parcel.Shape.Area);
        return Of(city, CityLayers.Blocks).Where(block => Math.Abs(parcels[(Text(block, "plan"), Text(block, "number"))].Sum() - block.Shape.Area) > 1e-6 * block.Shape.Area).Select(Named);
    }

    public static IEnumerable<string> BlocksOverlapping(IReadOnlyList<CityFeature> city) =>
        from near in Pairs([.. Of(city, CityLayers.Blocks)])
        where near.One.Shape.Intersects(near.Other.Shape)
        select $"{near.One.Key} and {near.Other.Key}";

    public static IEnumerable<string> BlocksBesideTheirPlan(IReadOnlyList<CityFeature> city)
    {
        var plans = Of(city, CityLayers.Plans).ToDictionary(plan => Text(plan, "number"), plan => plan.Shape);
        return Of(city, CityLayers.Blocks).Where(block => !plans[Text(block, "plan")].Covers(block.Shape)).Select(Named);
    }

    /// <summary>Neither gap nor overlap: nothing in two of them, and together one outline without a hole, the same for both layers.</summary>
    public static IEnumerable<string> NotTiled(IReadOnlyList<CityFeature> city)
    {
        var outlines = new List<Geometry>();
        foreach (var layer in new[] { CityLayers.Municipalities, CityLayers.Districts })
        {
            var tiles = Of(city, layer).ToArray();
            foreach (var near in Pairs(tiles).Where(near => near.One.Shape.Relate(near.Other.Shape, "T********"))) yield return $"{near.One.Key} and {near.Other.Key}";
            var whole = NetTopologySuite.Operation.Union.UnaryUnionOp.Union(tiles.Select(tile => tile.Shape));
            if (whole is not Polygon { NumInteriorRings: 0 }) yield return $"{layer} leave gaps";
            outlines.Add(whole);
        }
        if (!outlines[0].EqualsTopologically(outlines[1])) yield return "districts and municipalities end elsewhere";
    }

    public static IEnumerable<string> DistrictsOfOthers(IReadOnlyList<CityFeature> city)
    {
        var municipalities = Of(city, CityLayers.Municipalities).ToDictionary(municipality => Text(municipality, "authority"), municipality => municipality.Shape);
        return Of(city, CityLayers.Districts).Where(district => !municipalities[Text(district, "authority")].Covers(district.Shape)).Select(Named);
    }

    /// <summary>Some piece of street runs past at half its width, to a tenth of a metre.</summary>
    public static IEnumerable<string> ParcelsWithoutStreet(IReadOnlyList<CityFeature> city) =>
        from near in ParcelsByStreets(city)
        where !near.Pieces.Any(piece => Math.Abs(piece.Line.Distance(near.Shape) - piece.Half) < Tenth)
        select Named(near.Parcel);

    /// <summary>No street is narrower beside a parcel than it says.</summary>
    public static IEnumerable<string> ParcelsInStreets(IReadOnlyList<CityFeature> city) =>
        from near in ParcelsByStreets(city)
        where near.Pieces.Any(piece => piece.Line.Distance(near.Shape) < piece.Half - Tenth)
        select Named(near.Parcel);

    private static IEnumerable<(CityFeature Parcel, Geometry Shape, IEnumerable<(Geometry Line, double Half)> Pieces)> ParcelsByStreets(IReadOnlyList<CityFeature> city)
    {
        const double widest = 45;
        var pieces = new STRtree<(Geometry Line, double Half)>();
        foreach (var street in Of(city, CityLayers.Streets))
        {
            var at = Metres.Of(street.Shape).Coordinates;
            foreach (var (from, to) in at.Zip(at.Skip(1)))
            {
                var line = street.Shape.Factory.CreateLineString([from, to]);
                pieces.Insert(line.EnvelopeInternal, (line, (double)street.Attributes["width"]! / 2));
            }
        }
        foreach (var parcel in Of(city, CityLayers.Parcels))
        {
            var shape = Metres.Of(parcel.Shape);
            var around = shape.EnvelopeInternal.Copy();
            around.ExpandBy(widest);
            yield return (parcel, shape, pieces.Query(around));
        }
    }

    /// <summary>
    /// Numbers go on from neighbour to neighbour through the whole block, out along one row and back along the other. Only where a block ends in a point may
    /// the turn between the rows be a parcel apart.
    /// </summary>
    public static IEnumerable<string> NumbersOutOfTurn(IReadOnlyList<CityFeature> city)
    {
        const double turn = 45;
        foreach (var block in Of(city, CityLayers.Parcels).GroupBy(parcel => (Text(parcel, "plan"), Text(parcel, "block"))))
        {
            var inTurn = block.OrderBy(NumberOf).ToArray();
            var steps = inTurn.Zip(inTurn.Skip(1), (one, next) => (One: one, Next: next)).ToArray();
            var apart = steps.Where(step => !step.One.Shape.Intersects(step.Next.Shape)).ToArray();
            if (apart.Length > 1 || apart.Any(step => Metres.Of(step.One.Shape).Distance(Metres.Of(step.Next.Shape)) > turn)) yield return Named(apart[0].One);
            foreach (var step in steps.Where(step => NumberOf(step.Next) != NumberOf(step.One) + 1)) yield return Named(step.One);
        }
    }

    private static int NumberOf(CityFeature parcel) => int.Parse(Text(parcel, "number"), CultureInfo.InvariantCulture);

    public static IEnumerable<string> StreetsApart(IReadOnlyList<CityFeature> city)
    {
        var above = new Dictionary<Coordinate, Coordinate>();
        Coordinate Root(Coordinate at)
        {
            while (above.TryGetValue(at, out var up) && !up.Equals2D(at)) at = above[at] = above.GetValueOrDefault(up, up);
            return at;
        }
        foreach (var street in Of(city, CityLayers.Streets))
            foreach (var at in street.Shape.Coordinates)
            {
                above.TryAdd(at, at);
                above[Root(at)] = Root(street.Shape.Coordinates[0]);
            }
        return above.Keys.ToArray().GroupBy(Root).OrderByDescending(part => part.Count()).Skip(1).Select(part => $"{part.Count()} corners at {part.Key}");
    }

    public static IEnumerable<string> AreasMismeasured(IReadOnlyList<CityFeature> city) =>
        Of(city, CityLayers.Parcels).Where(parcel => Math.Abs(((double)parcel.Attributes["area"]! / Metres.Of(parcel.Shape).Area) - 1) > 0.005).Select(Named);

    public static IEnumerable<string> BuildingsBesideTheirParcel(IReadOnlyList<CityFeature> city)
    {
        var parcels = Of(city, CityLayers.Parcels).ToDictionary(parcel => parcel.Key, parcel => parcel.Shape);
        return Of(city, CityLayers.Buildings).Where(building => !parcels[Text(building, "parcel")].Contains(building.Shape)).Select(Named);
    }

    public static IEnumerable<CityFeature> Of(IEnumerable<CityFeature> city, string layer) => city.Where(feature => feature.Layer == layer);

    public static string Text(CityFeature feature, string attribute) => (string)feature.Attributes[attribute]!;

    private static string Named(CityFeature feature) => $"{feature.Layer}/{feature.Key}";

    private static IEnumerable<(CityFeature One, CityFeature Other)> Pairs(CityFeature[] features)
    {
        var tree = new STRtree<int>();
        for (var k = 0; k < features.Length; k++) tree.Insert(features[k].Shape.EnvelopeInternal, k);
        for (var k = 0; k < features.Length; k++)
            foreach (var other in tree.Query(features[k].Shape.EnvelopeInternal))
                if (other > k) yield return (features[k], features[other]);
    }
}

/// <summary>
/// Metres around the city from the radii of the ellipsoid at its latitude: coarser than a projection, and another way than the generator went.
/// </summary>
internal static class Metres
{
    private const double Latitude = 24.9, Radius = 6_378_137, Squared = 0.00669437999014;

    public static Geometry Of(Geometry degrees)
    {
        var radians = Latitude * Math.PI / 180;
        var curve = 1 - (Squared * Math.Sin(radians) * Math.Sin(radians));
        // The generator measures on the map of UTM, which is this much larger than the ground here.
        const double map = 1.00045;
        var east = Radius / Math.Sqrt(curve) * Math.Cos(radians) * Math.PI / 180 * map;
        var north = Radius * (1 - Squared) / (curve * Math.Sqrt(curve)) * Math.PI / 180 * map;
        return new AffineTransformation(east, 0, -47.6 * east, 0, north, -24.9 * north).Transform(degrees);
    }
}
