using Baladi.Core.Basics;
using Baladi.Core.Publishing;

namespace Baladi.Core.Maps.Layers;

/// <summary>The published layers of the city maps and the attributes their features have. A further layer is an entry of this list.</summary>
public sealed record LayerSet : IPublishedContent
{
    public static string Kind => "map-layers";
    /// <summary>The set every installation has.</summary>
    public const string Core = "core";

    public required string Code { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<MapLayer> Layers { get; init; }
    /// <summary>Attributes belong to no layer: what is called the same on several means the same.</summary>
    public required IReadOnlyList<MapAttribute> Attributes { get; init; }

    public MapLayer? Layer(string code) => Layers.FirstOrDefault(layer => layer.Code == code);

    public MapAttribute? Attribute(string code) => Attributes.FirstOrDefault(attribute => attribute.Code == code);

    public IEnumerable<MapAttribute> AttributesOf(MapLayer layer) => layer.Attributes.Select(code => Attribute(code)!);

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var code in WellKnownLayers.All.Where(code => Code == Core && Layer(code) is null)) yield return new("publish-layer-missing", "layers", code);
        foreach (var layer in Layers)
        {
            foreach (var code in layer.Attributes.Where(code => Attribute(code) is null)) yield return new("publish-layer-attribute", $"layers/{layer.Code}/attributes", code);
            if (layer.FromZoom is < Zoom.Least or > Zoom.Most) yield return new("publish-layer-zoom", $"layers/{layer.Code}/fromZoom");
            if (layer.Role == LayerRole.Constraint && layer.Geometry != LayerGeometry.Polygon) yield return new("publish-layer-constraint", $"layers/{layer.Code}/geometry");
        }
        foreach (var attribute in Attributes)
        {
            if (attribute.Type == AttributeType.Choice != attribute.Options.Count > 0) yield return new("publish-fact-options", $"attributes/{attribute.Code}/options");
            if (attribute.FromZoom is < Zoom.Least or > Zoom.Most) yield return new("publish-layer-zoom", $"attributes/{attribute.Code}/fromZoom");
        }
        foreach (var twice in Layers.GroupBy(layer => layer.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"layers/{twice.Key}");
        foreach (var twice in Attributes.GroupBy(attribute => attribute.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"attributes/{twice.Key}");
    }
}
