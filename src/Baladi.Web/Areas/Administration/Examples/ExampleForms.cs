using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;
using Baladi.Web.Areas.Administration.Drafts;
using Baladi.Web.Areas.Administration.Clauses;

namespace Baladi.Web.Areas.Administration.Examples;

/// <summary>The examples of a clause as its author types them.</summary>
public sealed record ExamplesForm
{
    public const int Most = 30;

    public List<ExampleRow> Rows { get; init; } = [];
    public long Version { get; init; }
    /// <summary>add: one row more, and nothing is saved.</summary>
    public string? Do { get; init; }
}

public sealed record ExampleRow
{
    /// <summary>In words, in the order of the facts of the page.</summary>
    public List<string?> Values { get; init; } = [];
    public Verdict Verdict { get; init; }
    public string? NoteAr { get; init; }
    public string? NoteEn { get; init; }

    public bool IsEmpty => Values.All(string.IsNullOrWhiteSpace);
}

/// <summary>What the clause makes of an example.</summary>
/// <param name="Difference">What is wrong with it; null where it comes to what is expected.</param>
public sealed record ExampleResult(ClauseResult? Result, Problem? Difference);

public sealed record ExamplesPage
{
    public required RequirementDraftPage Draft { get; init; }
    public required Clause Clause { get; init; }
    public required ExamplesForm Form { get; init; }
    public required IReadOnlyList<ExampleFact> Facts { get; init; }
    /// <summary>Of the rows that are saved, by their place.</summary>
    public required IReadOnlyList<ExampleResult> Results { get; init; }
}

/// <param name="Unit">Beside the box; null for none.</param>
/// <param name="Answers">What may be typed; none for numbers and dates.</param>
public sealed record ExampleFact(string Code, string Label, string? Unit, IReadOnlyList<Choice> Answers);

/// <summary>Turns the examples of a clause into a form, and back.</summary>
public sealed class ExampleForms(PublishedCatalog catalog, FactTexts facts, FormulaTexts formulas, AnswerWords words, Texts texts)
{
    public ExamplesForm Of(Clause clause, long version)
    {
        var read = Facts(clause);
        var rows = clause.Examples.Select(example => new ExampleRow
        {
            Values = [.. read.Select(fact => example.Facts.GetValueOrDefault(fact) is { } value ? words.Say(fact, [value], Texts.Language) : null)],
            Verdict = example.Verdict, NoteAr = example.Note?.Ar, NoteEn = example.Note?.En,
        }).ToList();
        // One that meets it and one that does not are the least.
        while (rows.Count < 2) rows.Add(new() { Verdict = rows.Count == 0 ? Verdict.Pass : Verdict.Fail });
        return new() { Rows = rows, Version = version };
    }

    public ExamplesPage Of(RequirementDraftPage draft, Clause clause, ExamplesForm form)
    {
        var names = new FactNames(catalog);
        return new()
        {
            Draft = draft,
            Clause = clause,
            Form = form,
            Facts = [.. Facts(clause).Select(fact => new ExampleFact(fact, texts[formulas.NameOf(fact)], names.Find(fact)?.Unit is { Length: > 0 } unit ? texts[facts.Unit(unit)] : null, [.. words.Of(fact).Select(answer => new Choice(texts[answer.Name], texts[answer.Name]))]))],
            Results = [.. clause.Examples.Select(example => new ExampleResult(example.Result(clause, names), example.Check(clause, names).FirstOrDefault()))],
        };
    }

    public (IReadOnlyList<WorkedExample> Examples, IReadOnlyList<Problem> Problems) Read(Clause clause, ExamplesForm form)
    {
        var (examples, problems, read, names) = (new List<WorkedExample>(), new List<Problem>(), Facts(clause), new FactNames(catalog));
        foreach (var (row, at) in form.Rows.Select((row, at) => (row, at)).Where(one => !one.row.IsEmpty))
        {
            var values = new Dictionary<string, string>();
            foreach (var (fact, typed, column) in read.Select((fact, column) => (fact, row.Values.ElementAtOrDefault(column), column)).Where(one => !string.IsNullOrWhiteSpace(one.Item2)))
            {
                if (words.Read(fact, typed) is not [var value]) problems.Add(new("publish-no-answer", $"Rows[{at}].Values[{column}]", typed!, names.Find(fact)?.Label ?? new LocalizedText(fact, fact)));
                else values[fact] = names.TypeOf(fact)?.Kind == ValueKind.Number ? value.Replace(",", "", StringComparison.Ordinal) : value;
            }
            if (string.IsNullOrWhiteSpace(row.NoteAr) != string.IsNullOrWhiteSpace(row.NoteEn)) problems.Add(new(string.IsNullOrWhiteSpace(row.NoteAr) ? "publish-write-arabic" : "publish-write-english", $"Rows[{at}].{(string.IsNullOrWhiteSpace(row.NoteAr) ? nameof(row.NoteAr) : nameof(row.NoteEn))}"));
            var example = new WorkedExample { Facts = values, Verdict = row.Verdict, Note = string.IsNullOrWhiteSpace(row.NoteAr) ? null : new(row.NoteAr.Trim(), row.NoteEn?.Trim() ?? "") };
            foreach (var wrong in example.Check(clause, names).Where(problem => problem.Code == "publish-example-value"))
                problems.Add(wrong with { Field = $"Rows[{at}].Values[{Math.Max(0, read.ToList().FindIndex(fact => names.Find(fact)?.Label is { } label && label.Equals(wrong.Args[0])))}]" });
            examples.Add(example);
        }
        return (examples, problems);
    }

    /// <summary>The facts that decide about a clause, what is measured first; a group of activities follows from the activity.</summary>
    private static IReadOnlyList<string> Facts(Clause clause) =>
    [
        .. new[] { clause.Measure!.Value, clause.Measure.Limit, clause.When }.OfType<Formula>().SelectMany(formula => formula.Expression.Names)
            .Select(name => name == SystemNames.ActivityGroup ? CommonFacts.Activity : name).Distinct(),
    ];
}
