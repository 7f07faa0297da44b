using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.People.Factors;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications.Questions;

/// <summary>One page of questions of an application: one thing at a time, whatever the service asks.</summary>
[Route("licenses/applications/{reference}")]
public sealed class QuestionsController(OpenDraft draft, SaveAnswersHandler save, FactFields fields, ReadFactors factors, Problems problems, Texts texts) : ApplicationController(draft)
{
    [HttpGet("{question}", Name = ApplicationRoutes.Question)]
    public async Task<IActionResult> Index(string reference, string question, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        // An answer that was acceptable when it was given may not be any more: the page says so as it opens.
        if (Find(review, question) is { } asked)
        {
            Complain(review, asked.Problems.Where(problem => problem.Code != "required"));
            foreach (var (code, mobile) in await SuggestedAsync(review, asked, cancel)) ModelState.SetModelValue(code, mobile, mobile);
        }
        return Show(review, question, then) ?? (IActionResult)NotFound();
    }

    [HttpPost("{question}")]
    public async Task<IActionResult> Save(string reference, string question, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        if (Find(review, question) is not { } asked) return NotFound();
        var facts = asked.Page.Facts.Select(code => review.Definitions[code]).ToList();
        var typed = facts.ToDictionary(fact => fact.Code, fact => FactFields.Typed(fact, Request.Form));
        var suggested = await SuggestedAsync(review, asked, cancel);
        if (then == Then.Later && typed.All(answer => string.IsNullOrWhiteSpace(answer.Value) || answer.Value == suggested.GetValueOrDefault(answer.Key))) return Redirect303(Url.Application(Routes.Application, reference));

        var wrong = Unanswered(facts, typed);
        if (wrong.Count == 0)
        {
            var outcome = await save.HandleAsync(new(reference, question, typed), Actor, cancel);
            if (outcome.IsDone) return Redirect303(await OnAsync(reference, question, then, cancel));
            if (Instead(outcome, reference) is { } elsewhere) return elsewhere;
            wrong = outcome.Problems;
        }
        // What was typed stands in the fields again, as it was typed.
        foreach (var (code, text) in typed) ModelState.SetModelValue(code, text, text);
        Complain(review, wrong);
        return Show(review, question, then) ?? (IActionResult)NotFound();
    }

    // Their own number stands there to be confirmed: nobody types again what the portal knows. Not that of a delegate, to whom the owner's messages would go.
    private async Task<Dictionary<string, string?>> SuggestedAsync(DraftReview review, ReviewedPage asked, CancellationToken cancel)
    {
        var suggested = new Dictionary<string, string?>();
        if (Actor.ActingFor is { GrantorPersonId: not null }) return suggested;
        foreach (var code in asked.Page.Facts.Where(code => review.Definitions[code].Type == FactType.Mobile && !review.Content.Facts.ContainsKey(code)))
            suggested[code] = fields.Shown(review.Definitions[code], await factors.MobileAsync(Actor, cancel));
        return suggested;
    }

    private void Complain(DraftReview review, IEnumerable<Problem> wrong) =>
        problems.AddTo(ModelState, wrong.Select(problem => Problems.About(problem, review.Definitions.GetValueOrDefault(problem.Field))));

    // "In my own name" is an empty answer that has to be given: nobody applies for somebody else by leaving a question out.
    private static IReadOnlyList<Problem> Unanswered(IEnumerable<FactDefinition> facts, Dictionary<string, string?> typed) =>
        [.. facts.Where(fact => fact.Type == FactType.Establishment && typed[fact.Code] is null).Select(fact => new Problem("required", fact.Code))];

    private async Task<string> OnAsync(string reference, string page, string? then, CancellationToken cancel)
    {
        if (then == Then.Later) return Url.Application(Routes.Application, reference);
        var (review, _) = await OpenAsync(reference, cancel);
        // From check-your-answers back there, unless the new answer opened questions.
        var next = then == Then.Answers ? Step.First(review) : Step.After(review, page);
        return then == Then.Answers && next.Kind == StepKind.Question ? Url.ToQuestion(reference, next.Page!, toAnswers: true) : Url.At(review, next);
    }

    private ViewResult? Show(DraftReview review, string page, string? then) =>
        Find(review, page) is { } asked ? Page("Questions/Index", QuestionPage.For(review, asked, fields, Actor, then, texts)) : null;

    private static ReviewedPage? Find(DraftReview review, string page) => review.Pages.FirstOrDefault(reviewed => reviewed.Page.Code == page);
}
