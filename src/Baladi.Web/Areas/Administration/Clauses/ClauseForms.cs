using System.Globalization;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Authoring;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Areas.Administration.Requirements;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>Turns a clause into the form its author fills in, and back. Problems stand beside the fields of the form.</summary>
public sealed class ClauseForms(PublishedCatalog catalog, AnswerWords words)
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
        var rows = clause.When is { } when ? ConditionRows.Of(when.Expression, names) : null;
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
            Any = rows is { All: false }, When = rows is null ? [] : [.. rows.Rows.Select(row => new RowForm { Fact = row.Fact, Is = row.Is, Value = words.Say(row.Fact, row.Values, Texts.Language) })],
            WhenFormula = rows is null ? clause.When?.Text : null,
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
        var when = When(form, names, problems);
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
            Code = before?.Code ?? CodeFrom(title.En, taken),
            Heading = form.Heading!, Kind = form.Kind,
            Judge = form.Kind == ClauseKind.Inspection || (form.ByOfficer && form.Kind != ClauseKind.Measured) ? Judge.Officer : Judge.Machine,
            Severity = form.Severity, WaivableBy = form.Waivable ? before?.WaivableBy ?? "manager" : null,
            Title = title, Text = text, Source = source, From = form.From, Until = form.Until, When = when, Measure = measure, Evidence = evidence,
            Examples = measure is null ? [] : before?.Examples ?? [],
        };
        return (clause, [.. clause.CheckAlone(names).Select(InForm)]);
    }

    private Formula? When(ClauseForm form, FactNames names, List<Problem> problems)
    {
        if (!string.IsNullOrWhiteSpace(form.WhenFormula)) return Parsed(form.WhenFormula, nameof(form.WhenFormula), problems);
        var rows = new List<ConditionRow>();
        foreach (var (row, at) in form.When.Select((row, at) => (row, at)).Where(one => !one.row.IsEmpty))
        {
            if (string.IsNullOrEmpty(row.Fact)) problems.Add(new("publish-choose-fact", $"When[{at}].Fact"));
            else if (Values(row.Fact, row.Value, names) is not { } values) problems.Add(NoAnswer(row.Fact, row.Value, names) with { Field = $"When[{at}].Value" });
            else if (values.Count > 1 && row.Is is not ("=" or "in")) problems.Add(new("publish-one-value", $"When[{at}].Value"));
            else rows.Add(new(row.Fact, values.Count > 1 ? "in" : row.Is is { } comparison && ConditionRows.Comparisons.Contains(comparison) && comparison != "in" ? comparison : "=", values));
        }
        return new ConditionRows(!form.Any, rows).ToFormula(names) is { } text ? Parsed(text, nameof(form.When), problems) : null;
    }

    private Measure? Measure(ClauseForm form, FactNames names, List<Problem> problems)
    {
        var value = !string.IsNullOrWhiteSpace(form.ValueFormula) ? Parsed(form.ValueFormula, nameof(form.ValueFormula), problems) : string.IsNullOrEmpty(form.Value) ? null : Parsed(form.Value, nameof(form.Value), problems);
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
        if (!string.IsNullOrWhiteSpace(form.LimitFormula)) return Parsed(form.LimitFormula, nameof(form.LimitFormula), problems);
        if (measured is not null && kind is ValueKind.Truth or ValueKind.Text)
        {
            if (Values(measured!, form.Answer, names) is [var answer]) return new(kind == ValueKind.Truth ? answer : $"'{answer}'");
            problems.Add(NoAnswer(measured!, form.Answer, names) with { Field = nameof(form.Answer) });
            return null;
        }
        var terms = new List<LimitTerm>();
        foreach (var (term, at) in form.Terms.Select((term, at) => (term, at)).Where(one => !one.term.IsEmpty))
        {
            var number = Number(term.Number);
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
        return Parsed(new LimitTerms(terms.Count == 1 ? Combining.One : form.How, terms).ToFormula(), "Terms[0].Number", problems);
    }

    private IReadOnlyList<string>? Values(string fact, string? typed, FactNames names)
    {
        var values = words.Read(fact, typed);
        return names.TypeOf(fact)?.Kind switch
        {
            ValueKind.Number => values?.Select(value => Number(value) ?? "").ToList() is { } numbers && !numbers.Contains("") ? numbers : null,
            ValueKind.Date => values?.All(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) == true ? values : null,
            _ => values,
        };
    }

    private static Problem NoAnswer(string fact, string? typed, FactNames names) =>
        string.IsNullOrWhiteSpace(typed) ? new("publish-write-value") : new("publish-no-answer", "", typed, names.Find(fact)?.Label ?? new(fact, fact));

    private static string? Number(string? typed) =>
        decimal.TryParse(DigitFolding.Fold(typed ?? "").Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.######", CultureInfo.InvariantCulture) : null;

    // What is shown beside the limit is the unit of what is measured: nobody has to say it.
    private static string? UnitOf(Formula value, FactNames names)
    {
        if (value.Expression is Fact { Name: var name }) return names.Find(name)?.Unit;
        try { return Unit.OfDimension(value.Expression.Check(names.TypeOf).Dimension)?.Symbol; }
        catch (ExpressionException) { return null; }
    }

    private static Formula? Parsed(string text, string field, List<Problem> problems)
    {
        try { return new(text); }
        catch (ExpressionException wrong)
        {
            problems.Add(wrong.Problem with { Field = field });
            return null;
        }
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

    /// <summary>An address of its own within the document, from the English title.</summary>
    private static string CodeFrom(string title, IEnumerable<string> taken)
    {
        var code = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) code.Append(c);
            else if (code.Length > 0 && code[^1] != '-') code.Append('-');
        var start = code.ToString().Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(40, slug.Length)].Trim('-') : "clause";
        var others = taken.ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(at => at == 1 ? start : $"{start}-{at}").First(one => !others.Contains(one));
    }
}
