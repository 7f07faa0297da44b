using Baladi.Core.Language;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>One thing of the demonstration city, as it is stored.</summary>
/// <param name="Layer">One of <see cref="CityLayers"/>.</param>
/// <param name="Key">Unique within the layer, and the same with every run.</param>
/// <param name="Attributes">camelCase codes to texts, whole numbers and doubles.</param>
/// <param name="Shape">EPSG:4326, longitude first, coordinates of seven decimals, valid as they stand.</param>
public sealed record CityFeature(string Layer, string Key, LocalizedText? Name, IReadOnlyDictionary<string, object?> Attributes, Geometry Shape);

/// <summary>The layers, in the order they are made and drawn: what covers most comes first.</summary>
public static class CityLayers
{
    public const string Municipalities = "municipalities";
    public const string Districts = "districts";
    public const string Plans = "plans";
    public const string LandUse = "land-use";
    public const string Blocks = "blocks";
    public const string Parcels = "parcels";
    public const string Streets = "streets";
    public const string Buildings = "buildings";
    public const string Facilities = "facilities";
    public const string Constraints = "constraints";

    public static IReadOnlyList<string> All { get; } = [Municipalities, Districts, Plans, LandUse, Blocks, Parcels, Streets, Buildings, Facilities, Constraints];
}

/// <summary>Codes of land use, as the amanat write them.</summary>
public static class LandUses
{
    public const string Residential = "100000";
    public const string Commercial = "200000";
    public const string PublicServices = "300000";
    public const string PublicFacilities = "400000";
    public const string Agricultural = "500000";
    public const string Industrial = "600000";
    public const string Recreational = "700000";
}
