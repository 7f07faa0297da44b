using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Applications.Answers;

/// <summary>Gathers everything an application comes to, as it would be submitted now.</summary>
public sealed class AnswersReader(FactTexts facts, ClauseWords words, PriceSoFar price, CaseClock clock, Geography geography, Texts texts, Dates dates, TimeProvider time)
{
    public AnswersPage Read(DraftReview review, Actor actor)
    {
        var measured = review.Clauses.Where(result => result.Clause.Kind == ClauseKind.Measured).ToList();
        return new()
        {
            Review = review,
            Service = texts[review.Procedure.Content.Service.Name],
            Gap = actor.Gap<SubmitCase>(),
            SignOff = actor.ActingFor is { SignOff: true },
            Sections = [.. from page in review.NeededPages
                           group page by page.Section into section
                           select new AnsweredSection(texts[section.Key.Title], [.. section.SelectMany(page => page.Page.Facts.Select(code => AnswerTo(review, page, review.Definitions[code], actor)))])],
            Documents = [.. review.Evidence.Select(result => new AttachedFile(result.ClauseCode, texts[result.Clause.Title],
                review.Draft.Evidence.Find(evidence => evidence.ClauseCode == result.ClauseCode)?.File, result.Clause.Evidence!.Required, review.IsOnFile(result)))],
            Failed = [.. review.Failed.Select(result => Judged(review, result))],
            Open = [.. review.Clauses.Where(result => result.IsUndecided).Select(result => Judged(review, result))],
            Passed = [.. measured.Where(result => result.Verdict == Verdict.Pass).Select(result => Judged(review, result))],
            OnSite = review.Clauses.Count(result => result.Why == VerdictReason.SeenOnSite),
            Price = price.Of(review),
            DueAt = clock.Calendar.AddDays(time.GetUtcNow(), review.Procedure.Content.Days),
            First = FirstOf(review),
        };
    }

    // The rules have the last word when it is submitted; until then, the first that opens a task and is not ruled out.
    private FirstStop FirstOf(DraftReview review)
    {
        var procedure = review.Procedure.Content;
        var rule = procedure.Rules.FirstOrDefault(rule => rule.On == CaseEngine.Submitted && rule.Do.OfType<OpenTask>().Any() && rule.When?.Evaluate(review.Book.Of) is not { IsFalse: true });
        var task = rule is null ? null : procedure.TaskOf(rule.Do.OfType<OpenTask>().First().Task);
        var authority = (task, review.Authority) switch
        {
            ({ Level: Level.Agency, Agency: { } agency }, _) => geography.Authority(agency),
            ({ Level: Level.Amanah }, { } municipality) => geography.AmanahOf(municipality),
            _ => review.Authority,
        };
        return new(authority, task?.Holder == Holder.Party, rule?.Do.OfType<StayDecision>().Any() == true);
    }

    public LocalizedText AuthorityOf(Case @case) => geography.Authority(@case.AuthorityId).Name;

    /// <summary>The page of questions, the clause or the fact at an anchor of the page, by name.</summary>
    public string? NameOf(DraftReview review, string anchor) =>
        review.Pages.Where(page => AnswersPage.Anchor(page.Page.Code) == anchor).Select(page => texts[page.Page.Title]).FirstOrDefault()
        ?? review.Clauses.Where(clause => AnswersPage.Anchor(clause.ClauseCode) == anchor).Select(clause => texts[clause.Clause.Title]).FirstOrDefault();

    private Answer AnswerTo(DraftReview review, ReviewedPage page, FactDefinition fact, Actor actor)
    {
        var value = review.Book.Of(fact.Code);
        var text = fact.Type switch
        {
            FactType.Establishment => value.IsKnown && actor.Establishments.FirstOrDefault(one => one.CommercialRegistration == value.Text) is { Name: { } establishment } ? texts[establishment]
                : review.Content.Facts.ContainsKey(fact.Code) ? texts["facts.myself", (actor.ActingFor?.Name ?? actor.Name) is { } name ? texts[name] : ""] : null,
            _ when !value.IsKnown => null,
            FactType.Date => dates.Both(value.Date),
            _ => texts[facts.Show(fact, value)],
        };
        return new(page.Page.Code, fact.Code, texts[fact.Label], text, fact.Type is FactType.Mobile or FactType.ShortAddress or FactType.Registration or FactType.NationalId, page.Problems.Any(problem => problem.Field == fact.Code), page.Page.Optional.Contains(fact.Code));
    }

    private JudgedLimit Judged(DraftReview review, ClauseResult result) => new(result,
        words.Required(result.Clause, result.Required),
        words.Provided(result.Clause, result.Provided, code => review.Definitions.GetValueOrDefault(code), review.Book.Of));
}
