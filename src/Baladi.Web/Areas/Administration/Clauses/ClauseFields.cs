using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;
using Baladi.Web.Areas.Administration.Requirements;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>The page on which a clause is written, with everything its author chooses from.</summary>
public sealed record ClausePage
{
    public required DraftPage Draft { get; init; }
    /// <summary>Null for a new one.</summary>
    public required Clause? Clause { get; init; }
    public required ClauseForm Form { get; init; }
    public required IReadOnlyList<Choice> Facts { get; init; }
    /// <summary>Those a limit can be reckoned from.</summary>
    public required IReadOnlyList<Choice> Numbers { get; init; }
    public required IReadOnlyList<Choice> Units { get; init; }
    /// <summary>Every answer that may be typed into a condition.</summary>
    public required IReadOnlyList<string> Answers { get; init; }
}

/// <summary>Everything an author of a clause chooses from.</summary>
public sealed class ClauseFields(PublishedCatalog catalog, FactTexts facts, AnswerWords words, Texts texts)
{
    // What a case that nobody has begun yet already knows.
    private static readonly string[] Derived = [SystemNames.ActivityGroup, SystemNames.FeeClass];

    public ClausePage Of(DraftPage draft, Clause? clause, ClauseForm form)
    {
        var names = new FactNames(catalog);
        var all = catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).Where(fact => !fact.Personal).DistinctBy(fact => fact.Code).ToList();
        var twice = all.GroupBy(fact => texts[fact.Label]).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        // What the document speaks of already is what its next clause is most likely about.
        var own = draft.Document.Clauses.SelectMany(one => new[] { one.When, one.Measure?.Value, one.Measure?.Limit }).OfType<Formula>().SelectMany(formula => formula.Expression.Names).ToHashSet();
        var choices = all.Select(fact => new Choice(fact.Code, Named(fact, twice)) { Keywords = fact.Code }).Concat(Derived.Select(name => new Choice(name, texts[facts.Published.Names[name]])))
            .Select(choice => choice with { Group = texts[own.Contains(choice.Value) ? "publication.facts.own" : "publication.facts.others"] })
            .OrderBy(choice => !own.Contains(choice.Value)).ThenBy(choice => choice.Text, StringComparer.CurrentCulture).ToList();
        return new()
        {
            Draft = draft,
            Clause = clause,
            Form = form,
            Facts = choices,
            Numbers = [.. choices.Where(choice => names.TypeOf(choice.Value)?.Kind == ValueKind.Number)],
            Units = [.. Unit.Symbols.Select(symbol => new Choice(symbol, symbol.Length == 0 ? texts["publication.unit.none"] : texts[facts.Unit(symbol)]))],
            Answers = [.. choices.SelectMany(choice => words.Of(choice.Value)).Select(answer => texts[answer.Name]).Distinct().Order(StringComparer.CurrentCulture)],
        };
    }

    // Two that are called the same are told apart by their codes.
    private string Named(FactDefinition fact, HashSet<string> twice)
    {
        var name = texts[fact.Label] is var label && twice.Contains(label) ? $"{label} ({fact.Code})" : label;
        return string.IsNullOrEmpty(fact.Unit) ? name : texts["publication.fact.unit", name, texts[facts.Unit(fact.Unit)]];
    }
}
