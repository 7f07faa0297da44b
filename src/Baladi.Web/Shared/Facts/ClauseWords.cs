using System.Globalization;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Shared.Facts;

/// <summary>The limit of a clause and the value held against it, as people read them: "at least 4 m", "3.2 m".</summary>
public sealed class ClauseWords(FactTexts facts, Texts texts, Dates dates)
{
    /// <summary>Null where the clause compares no figures: its own text then says what is required.</summary>
    public string? Required(Clause clause, string? required) =>
        Figure(clause, required) is { } figure ? texts[$"facts.limit.{clause.Measure!.Is}", figure] : null;

    /// <summary>The value in its unit; for a clause that only holds or does not, the answers it reads.</summary>
    public string? Provided(Clause clause, string? provided, Func<string, FactDefinition?> definition, Func<string, Value> valueOf)
    {
        if (clause.Measure is not { } measure) return null;
        if (Figure(clause, provided) is { } figure) return figure;
        var answers = from name in measure.Value.Expression.Names
                      let fact = definition(name)
                      where fact is not null && valueOf(name).IsKnown
                      select texts[facts.Show(fact, valueOf(name))];
        return string.Join(texts["ui.comma"], answers) is { Length: > 0 } all ? all : null;
    }

    private string? Figure(Clause clause, string? value) => value switch
    {
        null or "true" or "false" => null,
        _ when DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => dates.Gregorian(date),
        _ => texts[facts.WithUnit(value, clause.Measure?.Unit ?? "")],
    };
}
