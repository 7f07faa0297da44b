using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Maps.Files.Coordinates;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

/// <summary>A feature on its way into the store.</summary>
/// <param name="Attributes">By the codes of the layer; texts, numbers, yes or no.</param>
public sealed record NewFeature(string Key, string? NameAr, string? NameEn, IReadOnlyDictionary<string, object?> Attributes, Geometry Shape);

/// <summary>Holds features against the definition of their layer, measures them, and finds the zoom from which they show.</summary>
public sealed class FeatureMaker(LayerSet set, MapLayer layer, DatasetVersion version)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<MapAttribute> known = [.. set.AttributesOf(layer)];

    /// <summary>The feature, or why the layer cannot hold it. Attributes the layer does not know are left out.</summary>
    public Outcome<MapFeature> Make(NewFeature feature)
    {
        if (feature.Key.Length is 0 or > MapFeature.KeyLength) return Failure.Invalid(new Problem("map-feature-key", "key"));
        if (KindOf(feature.Shape) != layer.Geometry) return Failure.Invalid(new Problem("map-feature-geometry", "geometry", feature.Shape.GeometryType));
        var typed = new Dictionary<string, object?>();
        foreach (var attribute in known)
        {
            if (feature.Attributes.GetValueOrDefault(attribute.Code) is not { } value || value is "") continue;
            if (Typed(attribute, value) is not { } read) return Failure.Invalid(new Problem("map-feature-attribute", attribute.Code, Convert.ToString(value, CultureInfo.InvariantCulture)!));
            typed[attribute.Code] = read;
        }
        var size = layer.Geometry switch { LayerGeometry.Polygon => Measures.Area(feature.Shape), LayerGeometry.Line => Measures.Length(feature.Shape), _ => 0 };
        return MapFeature.Of(version, feature.Key, Name(feature.NameAr), Name(feature.NameEn), Write(typed), feature.Shape, size, Generalisation.FromZoom(set, layer, typed, feature.Shape, size));
    }

    private static LayerGeometry? KindOf(Geometry shape) => shape.Dimension switch
    {
        Dimension.Point => LayerGeometry.Point,
        Dimension.Curve => LayerGeometry.Line,
        Dimension.Surface => LayerGeometry.Polygon,
        _ => null,
    };

    // Files say numbers as texts and codes as numbers; what is meant is plain from the definition.
    private static object? Typed(MapAttribute attribute, object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
        return attribute.Type switch
        {
            AttributeType.Text => text,
            AttributeType.Choice => attribute.Option(text)?.Code,
            AttributeType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
            AttributeType.Whole => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) && whole == decimal.Truncate(whole) && Math.Abs(whole) < long.MaxValue ? (long)whole : null,
            AttributeType.YesNo => text switch { "true" or "True" or "1" => true, "false" or "False" or "0" => false, _ => null },
            AttributeType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
            _ => null,
        };
    }

    private static string Write(Dictionary<string, object?> attributes)
    {
        using var stream = new MemoryStream(64);
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            foreach (var (code, value) in attributes)
            {
                switch (value)
                {
                    case string text: json.WriteString(code, text); break;
                    case double number: json.WriteNumber(code, number); break;
                    case long whole: json.WriteNumber(code, whole); break;
                    case bool truth: json.WriteBoolean(code, truth); break;
                }
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string? Name(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim() is var trimmed && trimmed.Length <= MapFeature.NameLength ? trimmed : trimmed[..MapFeature.NameLength];
}
