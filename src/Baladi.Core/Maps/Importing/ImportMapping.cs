using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Maps.Importing;

/// <summary>Makes of a record what a plan says it means.</summary>
internal sealed class ImportMapping(ImportPlan plan)
{
    /// <summary>In the values of an attribute: what everything else means.</summary>
    public const string AnythingElse = "*";

    /// <summary>Whether the plan wants the record at all.</summary>
    public bool Wants(MapRecord record) => plan.Only is not { } only || only.Values.Contains(Text(record, only.Field));

    /// <summary>What the file calls the record; its number, where it calls it nothing.</summary>
    public string KeyOf(MapRecord record) =>
        (plan.KeyField is { } field ? Text(record, field) : record.Key) is { Length: > 0 } key ? key : string.Create(CultureInfo.InvariantCulture, $"#{record.Ordinal + 1}");

    /// <summary>The feature, or why it is none.</summary>
    public Outcome<NewFeature> Of(MapRecord record)
    {
        if (record.Shape is not { } shape) return Failure.Invalid((record.Problem ?? new MapProblem("map-shape-none", record.Place)).ToProblem());
        var (ar, en) = (plan.NameArField is { } arabic ? Text(record, arabic) : null, plan.NameEnField is { } english ? Text(record, english) : null);
        // Files have one name for both languages, and it is in either.
        if (en is null && ar is not null && !ar.Any(IsArabic)) (ar, en) = (null, ar);
        var attributes = new Dictionary<string, object?>();
        foreach (var (attribute, field) in plan.Fields)
            if (record.Attributes.GetValueOrDefault(field) is { } value) attributes[attribute] = Meant(attribute, value);
        return new NewFeature(KeyOf(record), ar, en, attributes, shape);
    }

    private object Meant(string attribute, object value)
    {
        if (!plan.Values.TryGetValue(attribute, out var meanings)) return value;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
        return meanings.GetValueOrDefault(text) ?? meanings.GetValueOrDefault(AnythingElse) ?? value;
    }

    private static string? Text(MapRecord record, string field) =>
        Convert.ToString(record.Attributes.GetValueOrDefault(field), CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } text ? text : null;

    private static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F';
}
