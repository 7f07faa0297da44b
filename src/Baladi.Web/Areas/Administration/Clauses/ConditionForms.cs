using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Authoring;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>A condition as its author builds it, within a larger form.</summary>
public interface IConditionForm
{
    bool Any { get; }
    List<RowForm> When { get; }
    /// <summary>The condition, where rows do not say it.</summary>
    string? WhenFormula { get; }
}

public sealed record ConditionForm : IConditionForm
{
    public bool Any { get; init; }
    public List<RowForm> When { get; init; } = [];
    public string? WhenFormula { get; init; }
}

/// <summary>Turns a condition into rows that are chosen and typed, and back.</summary>
public sealed class ConditionForms(PublishedCatalog catalog, AnswerWords words)
{
    public ConditionForm Of(Formula? when)
    {
        var rows = when is null ? null : ConditionRows.Of(when.Expression, new FactNames(catalog));
        return new()
        {
            Any = rows is { All: false },
            When = rows is null ? [] : [.. rows.Rows.Select(row => new RowForm { Fact = row.Fact, Is = row.Is, Value = words.Say(row.Fact, row.Values, Texts.Language) })],
            WhenFormula = rows is null ? when?.Text : null,
        };
    }

    /// <summary>Null where there is no condition, or it cannot be read; then there are problems.</summary>
    public Formula? Read(IConditionForm form, List<Problem> problems)
    {
        if (!string.IsNullOrWhiteSpace(form.WhenFormula)) return Typed.Formula(form.WhenFormula, nameof(form.WhenFormula), problems);
        var (names, rows) = (new FactNames(catalog), new List<ConditionRow>());
        foreach (var (row, at) in form.When.Select((row, at) => (row, at)).Where(one => !one.row.IsEmpty))
        {
            if (string.IsNullOrEmpty(row.Fact)) problems.Add(new("publish-choose-fact", $"When[{at}].Fact"));
            else if (words.Values(row.Fact, row.Value, names) is not { } values) problems.Add(AnswerWords.NoAnswer(row.Fact, row.Value, names) with { Field = $"When[{at}].Value" });
            else if (values.Count > 1 && row.Is is not ("=" or "in")) problems.Add(new("publish-one-value", $"When[{at}].Value"));
            else rows.Add(new(row.Fact, values.Count > 1 ? "in" : row.Is is { } comparison && ConditionRows.Comparisons.Contains(comparison) && comparison != "in" ? comparison : "=", values));
        }
        return new ConditionRows(!form.Any, rows).ToFormula(names) is { } text ? Typed.Formula(text, nameof(form.When), problems) : null;
    }
}
