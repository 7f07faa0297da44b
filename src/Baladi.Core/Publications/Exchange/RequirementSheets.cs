using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Publications.Exchange;

/// <summary>
/// A requirement document as three tables: what it is (a field and its value a row), its clauses (one a row), their examples (one a row). A column bears the place of
/// what stands in it, as in measure/limit; an empty cell is nothing.
/// </summary>
public sealed record RequirementSheets(IReadOnlyList<Row> Document, IReadOnlyList<Row> Clauses, IReadOnlyList<Row> Examples)
{
    private const string Field = "field", Value = "value", Clause = "clause", Facts = "facts", Between = "; ";

    // The columns of every table of clauses, in the order they are read.
    private static readonly string[] Columns =
    [
        "code", "heading", "kind", "judge", "severity", "title/ar", "title/en", "text/ar", "text/en", "source/name/ar", "source/name/en", "source/illustrative", "source/article/ar", "source/article/en", "source/address",
        "when", "measure/value", "measure/is", "measure/limit", "measure/unit", "evidence/required", "evidence/hint/ar", "evidence/hint/en", "evidence/formats", "evidence/maxMegabytes", "waivableBy", "from", "until",
    ];

    private static readonly HashSet<string> Lists = ["evidence/formats", "scope/services", "scope/groups", "scope/activities", "scope/authorities"];
    private static readonly HashSet<string> Numbers = ["evidence/maxMegabytes"];
    private static readonly HashSet<string> Truths = ["source/illustrative", "evidence/required", "scope/forInformation"];

    public static RequirementSheets Of(RequirementDocument document)
    {
        var content = JsonSerializer.SerializeToNode(document, PublishedJson.Options)!.AsObject();
        content.Remove("clauses");
        return new(
            [.. Leaves(content).Select(leaf => new Row { [Field] = leaf.Place, [Value] = leaf.Text })],
            [.. document.Clauses.Select(RowOf)],
            [.. document.Clauses.SelectMany(clause => clause.Examples.Select(example => new Row
            {
                [Clause] = clause.Code,
                [Facts] = string.Join(Between, example.Facts.Select(fact => $"{fact.Key}={fact.Value}")),
                ["verdict"] = JsonNamingPolicy.CamelCase.ConvertName(example.Verdict.ToString()),
                ["note/ar"] = example.Note?.Ar,
                ["note/en"] = example.Note?.En,
            }))]);
    }

    /// <summary>The document the tables say; or what cannot be read in them, at clauses/ROW/COLUMN, rows counted as spreadsheets do.</summary>
    public Outcome<RequirementDocument> Read()
    {
        var problems = new List<Problem>();
        var content = Nested(Document.Where(row => row.Text(Field) is not null).ToDictionary(row => row.Text(Field)!, row => row.Text(Value)), problems, "document");
        var clauses = new JsonArray();
        foreach (var (row, number) in Clauses.Select((row, index) => (row, index + 2)))
        {
            if (row.IsEmpty) continue;
            var clause = Nested(row.Keys.ToDictionary(column => column, row.Text), problems, $"clauses/{number}");
            var examples = new JsonArray([.. Examples.Where(example => example.Text(Clause) == row.Text("code")).Select(ExampleOf)]);
            if (examples.Count > 0) clause["examples"] = examples;
            if (Typed<Clause>(clause, $"clauses/{number}", problems) is not null) clauses.Add(clause);
        }
        foreach (var (row, number) in Examples.Select((row, index) => (row, index + 2)))
            if (!row.IsEmpty && Clauses.All(clause => clause.Text("code") != row.Text(Clause))) problems.Add(new("import-no-clause", $"examples/{number}/{Clause}", number, row.Text(Clause) ?? ""));
        if (problems.Count > 0) return Failure.Invalid(problems);
        content["clauses"] = clauses;
        return Typed<RequirementDocument>(content, "document", problems) is { } document ? document : Failure.Invalid(problems);
    }

    private static Row RowOf(Clause clause)
    {
        var content = JsonSerializer.SerializeToNode(clause, PublishedJson.Options)!.AsObject();
        content.Remove("examples");
        var leaves = Leaves(content).ToDictionary(leaf => leaf.Place, leaf => leaf.Text);
        var row = new Row();
        foreach (var column in Columns) row[column] = leaves.GetValueOrDefault(column);
        return row;
    }

    private static IEnumerable<(string Place, string? Text)> Leaves(JsonObject content, string above = "") => content.SelectMany(property =>
        property.Value is JsonObject inner ? Leaves(inner, above + property.Key + "/")
        : [(above + property.Key, property.Value is JsonArray list ? string.Join(Between, list.Select(item => item!.ToString())) : property.Value?.ToString())]);

    private static JsonObject Nested(IReadOnlyDictionary<string, string?> cells, List<Problem> problems, string at)
    {
        var content = new JsonObject();
        foreach (var (column, text) in cells)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var place = column.Split('/');
            var holder = content;
            foreach (var step in place.SkipLast(1)) holder = (JsonObject)(holder[step] ??= new JsonObject());
            if (NodeOf(column, text.Trim()) is { } node) holder[place[^1]] = node;
            else problems.Add(new("import-cell", $"{at}/{column}", RowNumber(at), column, text));
        }
        return content;
    }

    private static JsonNode? NodeOf(string column, string text) =>
        Lists.Contains(column) ? new JsonArray([.. text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (JsonNode)item)])
        : Numbers.Contains(column) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null
        : Truths.Contains(column) ? bool.TryParse(text, out var truth) ? truth : null
        : text;

    private static JsonNode ExampleOf(Row row)
    {
        var facts = new JsonObject();
        foreach (var pair in (row.Text(Facts) ?? "").Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2)) facts[pair[0]] = pair[1];
        var example = new JsonObject { [Facts] = facts, ["verdict"] = row.Text("verdict") };
        if (row.Text("note/ar") is { } ar && row.Text("note/en") is { } en) example["note"] = new JsonObject { ["ar"] = ar, ["en"] = en };
        return example;
    }

    private static T? Typed<T>(JsonObject content, string at, List<Problem> problems) where T : class
    {
        try { return content.Deserialize<T>(PublishedJson.Options); }
        catch (JsonException wrong)
        {
            var column = (wrong.Path ?? "").TrimStart('$', '.').Replace('.', '/');
            problems.Add(wrong.InnerException is ExpressionException formula ? formula.Problem.At($"{at}/{column}") : new("import-row", $"{at}/{column}", RowNumber(at), column));
            return null;
        }
    }

    private static int RowNumber(string at) => at.Split('/') is [_, var number] && int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var row) ? row : 1;
}

/// <summary>Cells by the names of their columns.</summary>
public sealed class Row : Dictionary<string, object?>
{
    public bool IsEmpty => Values.All(value => string.IsNullOrWhiteSpace(value?.ToString()));

    /// <summary>As it would be typed: spreadsheets turn dates, numbers and truths into their own.</summary>
    public string? Text(string column) => GetValueOrDefault(this, column) switch
    {
        null => null,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() is { Length: > 0 } text ? text : null,
    };

    private static object? GetValueOrDefault(Row row, string column) => row.TryGetValue(column, out var value) ? value : null;
}
