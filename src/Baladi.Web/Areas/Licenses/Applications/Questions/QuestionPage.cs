using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Applications.Questions;

public sealed record QuestionPage
{
    public required string Reference { get; init; }
    public required string Service { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string? Help { get; init; }
    public required string Section { get; init; }
    /// <summary>The section's place among those that ask something, from 1.</summary>
    public required int Number { get; init; }
    public required int Sections { get; init; }
    public required IReadOnlyList<FactField> Fields { get; init; }
    /// <summary>The page before; null on the first.</summary>
    public required string? Before { get; init; }
    public required string? ThenTo { get; init; }
    /// <summary>The limits these answers are held against.</summary>
    public required IReadOnlyList<Clause> Limits { get; init; }

    public bool IsSingle => Fields.Count == 1;

    public static QuestionPage For(DraftReview review, ReviewedPage asked, FactFields fields, Actor actor, string? then, Texts texts)
    {
        var page = asked.Page;
        var context = new FactContext(actor, review.Procedure.Content.ActivityGroups, review.Book.Text(CommonFacts.Municipality));
        var sections = review.NeededPages.Select(needed => needed.Section).Distinct().ToList();
        var all = page.Facts.Select(code => fields.For(review.Definitions[code], review.Content.Facts.GetValueOrDefault(code), context, page.Optional.Contains(code))).ToList();
        var help = page.Help is { } given ? texts[given] : null;
        return new()
        {
            Reference = review.Draft.Reference,
            Service = texts[review.Procedure.Content.Service.Name],
            Code = page.Code,
            Title = texts[page.Title],
            Help = help,
            Section = texts[asked.Section.Title],
            Number = sections.IndexOf(asked.Section) + 1,
            Sections = sections.Count,
            // A page that asks one thing asks it in its title.
            Fields = all.Count > 1 ? all : [all[0] with { Label = texts[page.Title], Heading = true, Hint = Together(help, all[0].Hint) }],
            Before = Step.Before(review, page.Code),
            ThenTo = then == Then.Answers ? then : null,
            Limits = [.. review.Clauses.Where(result => result is { Clause.Measure: { } measure, Verdict: not Verdict.NotApplicable } && Reads(measure, page.Facts)).Select(result => result.Clause)],
        };
    }

    private static bool Reads(Measure measure, IReadOnlyList<string> facts) => measure.Value.Expression.Names.Any(facts.Contains);

    private static string? Together(string? help, string? hint) => help is null || hint is null ? help ?? hint : help + "\n" + hint;
}
