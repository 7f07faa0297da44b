using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>The facts and units an author chooses from.</summary>
public sealed class FactChoices(PublishedCatalog catalog, FactTexts facts, FormulaTexts formulas, Texts texts)
{
    // What a case that nobody has begun yet already knows.
    private static readonly string[] Derived = [SystemNames.ActivityGroup, SystemNames.FeeClass];

    /// <summary>Every fact that is not personal, and whatever formulas speak of already: that first.</summary>
    public IReadOnlyList<Choice> Of(IEnumerable<Formula> spoken)
    {
        var all = catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).Where(fact => !fact.Personal).DistinctBy(fact => fact.Code).ToList();
        var twice = all.GroupBy(fact => texts[fact.Label]).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var own = spoken.SelectMany(formula => formula.Expression.Names).ToHashSet();
        var named = all.Select(fact => fact.Code).ToHashSet();
        return [.. all.Select(fact => new Choice(fact.Code, Named(fact, twice)) { Keywords = fact.Code }).Concat(Derived.Union(own).Where(name => !named.Contains(name)).Select(name => new Choice(name, texts[formulas.NameOf(name)]) { Keywords = name }))
            .Select(choice => choice with { Group = texts[own.Contains(choice.Value) ? "publication.facts.own" : "publication.facts.others"] })
            .OrderBy(choice => !own.Contains(choice.Value)).ThenBy(choice => choice.Text, StringComparer.CurrentCulture)];
    }

    public IReadOnlyList<Choice> Units => [.. Unit.Symbols.Select(symbol => new Choice(symbol, symbol.Length == 0 ? texts["publication.unit.none"] : texts[facts.Unit(symbol)]))];

    // Two that are called the same are told apart by their codes.
    private string Named(FactDefinition fact, HashSet<string> twice)
    {
        var name = texts[fact.Label] is var label && twice.Contains(label) ? $"{label} ({fact.Code})" : label;
        return string.IsNullOrEmpty(fact.Unit) ? name : texts["publication.fact.unit", name, texts[facts.Unit(fact.Unit)]];
    }
}
