using System.Globalization;

namespace Baladi.Core.Maps.Files;

/// <summary>Values of attributes as they may stand in a record.</summary>
internal static class AttributeValues
{
    private const int MostSamples = 5;
    private const int SampleLength = 100;

    /// <summary>No NUL, which databases refuse, and not longer than allowed.</summary>
    public static string Text(string text, MapFileLimits limits)
    {
        if (text.Length > limits.TextLength) text = text[..(char.IsHighSurrogate(text[limits.TextLength - 1]) ? limits.TextLength - 1 : limits.TextLength)];
        return text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    /// <summary>JSON and databases have no way to write what is no number.</summary>
    public static object? Number(double number) => double.IsFinite(number) ? number : null;

    /// <summary>The fields that some records have, in the order they were first seen.</summary>
    public static IReadOnlyList<MapField> FieldsOf(IEnumerable<IReadOnlyDictionary<string, object?>> records)
    {
        var seen = new OrderedDictionary<string, (MapFieldType? Type, List<string> Samples)>(StringComparer.Ordinal);
        foreach (var record in records)
            foreach (var (name, value) in record)
            {
                var (type, samples) = seen.TryGetValue(name, out var known) ? known : (null, []);
                if (value is not null && samples.Count < MostSamples && Shown(value) is var shown && !samples.Contains(shown)) samples.Add(shown);
                seen[name] = (value is null ? type : type is null ? TypeOf(value) : Common(type.Value, TypeOf(value)), samples);
            }
        return [.. seen.Select(field => new MapField(field.Key, field.Value.Type ?? MapFieldType.Text, field.Value.Samples))];
    }

    private static MapFieldType TypeOf(object value) => value switch { long => MapFieldType.Whole, double => MapFieldType.Number, bool => MapFieldType.Truth, _ => MapFieldType.Text };

    private static MapFieldType Common(MapFieldType one, MapFieldType other) =>
        one == other ? one : one is MapFieldType.Whole or MapFieldType.Number && other is MapFieldType.Whole or MapFieldType.Number ? MapFieldType.Number : MapFieldType.Text;

    private static string Shown(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.Length <= SampleLength ? text : text[..SampleLength];
    }
}
