using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>A part before and after, word by word, with words for codes and sentences for formulas.</summary>
public sealed class DifferenceTexts(FormulaTexts formulas, FactTexts facts, PublishedCatalog catalog, Texts texts)
{
    // What was added or went whole is told by what binds: who reads it alone has to know the rule.
    private static readonly List<string> Telling = ["", "title", "text", "measure", "when", "evidence/hint", "source/name", "heading", "kind", "severity", "waivableBy", "from", "until", "examples"];

    /// <summary>The parts as people read them: of what changed each, of what was added or went those that bind, its measure in one sentence.</summary>
    public IEnumerable<PartChange> Read(ItemChange change)
    {
        if (change.Kind == ChangeKind.Changed || !IsClause(change)) return change.Parts.Select(Read);
        return change.Parts.Where(part => Telling.Contains(part.Part)).Select(Read).Concat(MeasureOf(change)).Concat(ExamplesOf(change)).OrderBy(part => Telling.IndexOf(part.Part));
    }

    /// <summary>What a part is called.</summary>
    public string NameOf(ItemChange change, string part)
    {
        var names = (part.Length > 0 ? part : change.Item).Split('/');
        string[] keys = IsClause(change) ? [$"publishing.part.{names[0]}"] : [$"publication.field.{string.Join('-', names)}", $"publication.field.{names[0]}", $"publishing.part.{names[0]}"];
        return keys.FirstOrDefault(texts.Has) is { } key ? texts[key] : names[0];
    }

    private static bool IsClause(ItemChange change) => change.Item.StartsWith("clauses/", StringComparison.Ordinal);

    private PartChange Read(PartChange part) => part with { Before = Said(part.Part, part.Before), After = Said(part.Part, part.After) };

    private IEnumerable<PartChange> MeasureOf(ItemChange change)
    {
        string? Of(string part) => change.Parts.FirstOrDefault(one => one.Part == "measure/" + part) is { } found ? (found.After ?? found.Before)?.En : null;
        if (Of("value") is not { } value || Of("limit") is not { } limit || !Enum.TryParse<Comparison>(Of("is"), ignoreCase: true, out var comparison)) yield break;
        var said = Measured(new() { Value = new(value), Is = comparison, Limit = new(limit), Unit = Of("unit") });
        yield return change.Kind == ChangeKind.Added ? new("measure", null, said) : new("measure", said, null);
    }

    // Whoever approves reads what the author expects of it: the answers of each example, and the verdict.
    private IEnumerable<PartChange> ExamplesOf(ItemChange change)
    {
        var names = new FactNames(catalog);
        foreach (var example in change.Parts.Where(part => part.Part.StartsWith("examples/", StringComparison.Ordinal)).GroupBy(part => part.Part.Split('/')[1]))
        {
            var told = example.ToDictionary(part => part.Part, part => (part.After ?? part.Before)!.En);
            if (told.GetValueOrDefault($"examples/{example.Key}/verdict") is not { } verdict) continue;
            var answers = told.Where(part => part.Key.Contains("/facts/", StringComparison.Ordinal)).Select(part => Answer(names.Find(part.Key.Split('/')[^1]), part.Key.Split('/')[^1], part.Value)).ToList();
            string In(string language) => $"{string.Join(texts.In(language, "ui.comma"), answers.Select(answer => answer.In(language)))} — {texts.In(language, "verdict." + verdict)}";
            var said = new LocalizedText(In(Languages.Arabic), In(Languages.English));
            yield return change.Kind == ChangeKind.Added ? new("examples", null, said) : new("examples", said, null);
        }
    }

    private LocalizedText Answer(FactDefinition? fact, string code, string text)
    {
        LocalizedText value;
        try { value = fact is null ? new(text, text) : facts.Show(fact, FactInput.ValueOf(fact, text)); }
        // An example may hold what is no answer: the check says so, the difference shows it as it is.
        catch (FormatException) { value = new(text, text); }
        var name = fact?.Label ?? new(code, code);
        return new($"{name.Ar} {value.Ar}", $"{name.En} {value.En}");
    }

    private LocalizedText Measured(Measure measure)
    {
        try { return formulas.Say(measure); }
        catch (ExpressionException) { return new(measure.Limit.Text, measure.Limit.Text); }
    }

    /// <summary>Both languages of a text; one alone of what has no language.</summary>
    public static IEnumerable<string> LanguagesOf(PartChange part) => new[] { part.Before, part.After }.OfType<LocalizedText>().Any(text => text.Ar != text.En) ? Languages.All : [Languages.English];

    /// <summary>The text in a language, with the words that went and came marked; a reader who only listens is told which.</summary>
    public IHtmlContent Marked(PartChange part, string language)
    {
        var marked = new HtmlContentBuilder();
        foreach (var run in WordDifference.Between(part.Before?.In(language) ?? "", part.After?.In(language) ?? ""))
        {
            if (run.Kind is null) { marked.Append(run.Text); continue; }
            var tag = new TagBuilder(run.Kind == ChangeKind.Added ? "ins" : "del");
            var told = new TagBuilder("span");
            told.AddCssClass("visually-hidden");
            told.InnerHtml.Append(texts.In(language, run.Kind == ChangeKind.Added ? "publishing.added" : "publishing.removed") + " ");
            tag.InnerHtml.AppendHtml(told).Append(run.Text);
            marked.AppendHtml(tag);
        }
        return marked;
    }

    private LocalizedText? Said(string part, LocalizedText? value) => value is null ? null : part switch
    {
        "heading" => Word("clause.heading." + value.En),
        "kind" or "severity" or "judge" => Word($"clause.{part}.{Upper(value.En)}"),
        "measure/is" => Word($"publication.comparison.{Upper(value.En)}"),
        "waivableBy" => catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).FirstOrDefault(role => role.Code == value.En)?.Name ?? value,
        "when" or "measure/limit" or "measure/value" or "amount" => Sentence(value),
        "type" => Word($"publication.factType.{Upper(value.En)}"),
        "unit" => facts.Unit(value.En),
        "group" => catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Groups).FirstOrDefault(group => group.Code == value.En)?.Name ?? value,
        "" when value.En.Split(", ") is var days && days.All(day => texts.Has($"publication.day.{Upper(day)}")) => new(Days(days, Languages.Arabic), Days(days, Languages.English)),
        _ when value.En is "true" or "false" => value.En == "true" ? facts.Published.Yes : facts.Published.No,
        _ => value,
    };

    private static string Upper(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private string Days(IEnumerable<string> days, string language) => string.Join(texts.In(language, "ui.comma"), days.Select(day => texts.In(language, $"publication.day.{Upper(day)}")));

    private LocalizedText Word(string key) => texts.Has(key) ? new(texts.In(Languages.Arabic, key), texts.In(Languages.English, key)) : new(key, key);

    private LocalizedText Sentence(LocalizedText formula)
    {
        try { return formulas.Say(new Formula(formula.En)); }
        catch (ExpressionException) { return formula; }
    }
}
