using System.Text.Json;
using Baladi.Core.Language;
using Baladi.Core.Maps.Layers;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Places;

/// <summary>A feature that was found, with the version of the dataset that says so.</summary>
/// <param name="Size">Square metres of an area, metres of a line, nothing of a point.</param>
public sealed record FoundFeature(DatasetInForce Dataset, long Id, string Key, string? NameAr, string? NameEn, string AttributesJson, Geometry Shape, double Size)
{
    /// <summary>Values are texts, numbers (as double or long) and truths, by the codes of the layer.</summary>
    public IReadOnlyDictionary<string, object> Attributes => field ??= Read(AttributesJson);

    public string? Text(string attribute) => Attributes.GetValueOrDefault(attribute) as string;

    /// <summary>Its name, in the one language it has where it has not both; null where it has none.</summary>
    public LocalizedText? Name => (NameAr ?? NameEn) is null ? null : new(NameAr ?? NameEn!, NameEn ?? NameAr!);

    private static Dictionary<string, object> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var values = new Dictionary<string, object>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Number => property.Value.TryGetInt64(out var whole) ? whole : property.Value.GetDouble(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => property.Value.ToString(),
            };
        }
        return values;
    }
}
