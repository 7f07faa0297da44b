using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publications;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Authoring;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Areas.Administration.Drafts;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>Turns a clause into the form its author fills in, and back. Problems stand beside the fields of the form.</summary>
public sealed class ClauseForms(PublishedCatalog catalog, AnswerWords words, ConditionForms conditions)
{
    /// <summary>A form for a new clause of a kind.</summary>
    public static ClauseForm New(ClauseKind kind, long version) => new()
    {
        Kind = kind, Version = version, ByOfficer = kind == ClauseKind.Evidence, Formats = ["pdf", "jpeg", "png"], MaxMegabytes = 10,
        Terms = kind == ClauseKind.Measured ? [new()] : [],
    };

    public ClauseForm Of(Clause clause, long version)
    {
        var names = new FactNames(catalog);
        var when = conditions.Of(clause.When);
        var (value, limit) = (clause.Measure?.Value.Expression as Fact, clause.Measure?.Limit);
        var answers = value is not null && names.TypeOf(value.Name)?.Kind is ValueKind.Truth or ValueKind.Text && limit?.Expression is Constant;
        var terms = limit is null || answers ? null : LimitTerms.Of(limit.Expression);
        return new()
        {
            Kind = clause.Kind, Heading = clause.Heading, Severity = clause.Severity, ByOfficer = clause.Judge == Judge.Officer, Waivable = clause.WaivableBy is not null,
            TitleAr = clause.Title.Ar, TitleEn = clause.Title.En, TextAr = clause.Text.Ar, TextEn = clause.Text.En,
            Illustrative = clause.Source.Illustrative, SourceAr = clause.Source.Name.Ar, SourceEn = clause.Source.Name.En, ArticleAr = clause.Source.Article?.Ar, ArticleEn = clause.Source.Article?.En, Address = clause.Source.Address?.ToString(),
            From = clause.From, Until = clause.Until,
            Optional = clause.Evidence is { Required: false }, HintAr = clause.Evidence?.Hint?.Ar, HintEn = clause.Evidence?.Hint?.En, Formats = clause.Evidence?.Formats.ToList(), MaxMegabytes = clause.Evidence?.MaxMegabytes,
            Value = value?.Name, ValueFormula = value is null ? clause.Measure?.Value.Text : null, Is = clause.Measure?.Is ?? default,
            How = terms?.How ?? default, Terms = terms is null ? [] : [.. terms.Terms.Select(term => new TermForm { Kind = term.Kind, Number = term.Number, Unit = term.Unit, Fact = term.Fact })],
            Answer = answers ? words.Say(value!.Name, [Code((Constant)limit!.Expression)], Texts.Language) : null,
            LimitFormula = terms is null && !answers ? limit?.Text : null,
            Any = when.Any, When = when.When, WhenFormula = when.WhenFormula,
            Version = version,
        };
    }

    /// <param name="before">The clause that is written anew; null for a new one.</param>
    /// <param name="taken">The codes that other clauses of the document have.</param>
    /// <returns>The clause, and the problems beside the fields; null where it could not be put together.</returns>
    public (Clause? Clause, IReadOnlyList<Problem> Problems) Read(ClauseForm form, Clause? before, IEnumerable<string> taken)
    {
        var problems = new List<Problem>();
        LocalizedText Both(string? ar, string? en, string nameAr, string nameEn)
        {
            if (string.IsNullOrWhiteSpace(ar)) problems.Add(new("publish-write-arabic", nameAr));
            if (string.IsNullOrWhiteSpace(en)) problems.Add(new("publish-write-english", nameEn));
            return new(ar?.Trim() ?? "", en?.Trim() ?? "");
        }
        LocalizedText? Maybe(string? ar, string? en, string nameAr, string nameEn) => string.IsNullOrWhiteSpace(ar) && string.IsNullOrWhiteSpace(en) ? null : Both(ar, en, nameAr, nameEn);

        var title = Both(form.TitleAr, form.TitleEn, nameof(form.TitleAr), nameof(form.TitleEn));
        var text = Both(form.TextAr, form.TextEn, nameof(form.TextAr), nameof(form.TextEn));
        var source = new ClauseSource(Both(form.SourceAr, form.SourceEn, nameof(form.SourceAr), nameof(form.SourceEn)), form.Illustrative)
        {
            Article = Maybe(form.ArticleAr, form.ArticleEn, nameof(form.ArticleAr), nameof(form.ArticleEn)),
            Address = Address(form.Address, problems),
        };
        if (form.Heading is null || !Clause.Headings.Contains(form.Heading)) problems.Add(new("publish-not-heading", nameof(form.Heading)));
        var names = new FactNames(catalog);
        var when = conditions.Read(form, problems);
        var measure = form.Kind == ClauseKind.Measured ? Measure(form, names, problems) : null;
        var evidence = form.Kind == ClauseKind.Evidence ? new EvidenceRule
        {
            Required = !form.Optional,
            Hint = Maybe(form.HintAr, form.HintEn, nameof(form.HintAr), nameof(form.HintEn)),
            Formats = form.Formats is { Count: > 0 } formats ? [.. formats] : new EvidenceRule().Formats,
            MaxMegabytes = form.MaxMegabytes is >= 1 and <= 50 and var most ? most : new EvidenceRule().MaxMegabytes,
        } : null;
        if (problems.Count > 0) return (null, problems);
        var clause = new Clause
        {
            Code = before?.Code ?? ItemCodes.From(title.En, taken, "clause"),
            Heading = form.Heading!, Kind = form.Kind,
            Judge = form.Kind == ClauseKind.Inspection || (form.ByOfficer && form.Kind != ClauseKind.Measured) ? Judge.Officer : Judge.Machine,
            Severity = form.Severity, WaivableBy = form.Waivable ? before?.WaivableBy ?? "manager" : null,
            Title = title, Text = text, Source = source, From = form.From, Until = form.Until, When = when, Measure = measure, Evidence = evidence,
            Examples = measure is null ? [] : before?.Examples ?? [],
        };
        return (clause, [.. clause.CheckAlone(names).Select(InForm)]);
    }

    private Measure? Measure(ClauseForm form, FactNames names, List<Problem> problems)
    {
        var value = !string.IsNullOrWhiteSpace(form.ValueFormula) ? Typed.Formula(form.ValueFormula, nameof(form.ValueFormula), problems) : string.IsNullOrEmpty(form.Value) ? null : Typed.Formula(form.Value, nameof(form.Value), problems);
        if (value is null)
        {
            if (problems.TrueForAll(problem => problem.Field is not (nameof(form.Value) or nameof(form.ValueFormula)))) problems.Add(new("publish-choose-fact", nameof(form.Value)));
            return null;
        }
        var measured = value.Expression is Fact { Name: var name } ? name : null;
        var kind = measured is null ? ValueKind.Number : names.TypeOf(measured)?.Kind;
        if (Limit(form, measured, kind, names, problems) is not { } limit) return null;
        return new() { Value = value, Is = kind is ValueKind.Truth or ValueKind.Text ? Comparison.Equal : form.Is, Limit = limit, Unit = UnitOf(value, names) };
    }

    private Formula? Limit(ClauseForm form, string? measured, ValueKind? kind, FactNames names, List<Problem> problems)
    {
        if (!string.IsNullOrWhiteSpace(form.LimitFormula)) return Typed.Formula(form.LimitFormula, nameof(form.LimitFormula), problems);
        if (measured is not null && kind is ValueKind.Truth or ValueKind.Text)
        {
            if (words.Values(measured!, form.Answer, names) is [var answer]) return new(kind == ValueKind.Truth ? answer : $"'{answer}'");
            problems.Add(AnswerWords.NoAnswer(measured!, form.Answer, names) with { Field = nameof(form.Answer) });
            return null;
        }
        var terms = new List<LimitTerm>();
        foreach (var (term, at) in form.Terms.Select((term, at) => (term, at)).Where(one => !one.term.IsEmpty))
        {
            var number = Typed.Number(term.Number);
            if (term.Kind != TermKind.Fact && number is null) problems.Add(new("number-invalid", $"Terms[{at}].Number"));
            else if (term.Kind != TermKind.Number && string.IsNullOrEmpty(term.Fact)) problems.Add(new("publish-choose-fact", $"Terms[{at}].Fact"));
            else terms.Add(new(term.Kind, number ?? "", term.Unit ?? "", term.Fact ?? ""));
        }
        if (terms.Count == 0)
        {
            if (problems.TrueForAll(problem => !problem.Field.StartsWith("Terms", StringComparison.Ordinal))) problems.Add(new("publish-write-limit", "Terms[0].Number"));
            return null;
        }
        if (terms.Count > 1 && form.How == Combining.One)
        {
            problems.Add(new("publish-choose-combining", nameof(form.How)));
            return null;
        }
        return Typed.Formula(new LimitTerms(terms.Count == 1 ? Combining.One : form.How, terms).ToFormula(), "Terms[0].Number", problems);
    }

    // What is shown beside the limit is the unit of what is measured: nobody has to say it.
    private static string? UnitOf(Formula value, FactNames names)
    {
        if (value.Expression is Fact { Name: var name }) return names.Find(name)?.Unit;
        try { return Unit.OfDimension(value.Expression.Check(names.TypeOf).Dimension)?.Symbol; }
        catch (ExpressionException) { return null; }
    }

    private static Uri? Address(string? typed, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) return address;
        problems.Add(new("publish-not-address", nameof(ClauseForm.Address)));
        return null;
    }

    /// <summary>The field of the form in which a problem of the clause is put right.</summary>
    private static Problem InForm(Problem problem) => problem with
    {
        Field = problem.Field switch
        {
            "when" => "When[0].Fact",
            "measure/limit" or "measure" or "measure/unit" => "Terms[0].Number",
            "measure/value" or "measure/is" => nameof(ClauseForm.Value),
            "heading" => nameof(ClauseForm.Heading),
            "until" => nameof(ClauseForm.Until),
            "waivableBy" => nameof(ClauseForm.Waivable),
            _ => problem.Field,
        },
    };

    private static string Code(Constant constant) => constant.Value.Kind == ValueKind.Truth ? (constant.Value.IsTrue ? "true" : "false") : constant.Value.Text;
}
