using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications.Declarations;

/// <summary>What the applicant undertakes, clause by clause.</summary>
[Route("licenses/applications/{reference}/declarations")]
public sealed class DeclarationsController(OpenDraft draft, SaveDeclarationsHandler save, Problems problems, Texts texts) : ApplicationController(draft)
{
    [HttpGet("", Name = ApplicationRoutes.Declarations)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        return instead ?? Show(review);
    }

    [HttpPost("")]
    public async Task<IActionResult> Save(string reference, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        var declared = review.Declarations.Select(clause => clause.ClauseCode).Where(code => Request.Form[code] == "true").ToList();
        var outcome = await save.HandleAsync(new(reference, declared), Actor, cancel);
        if (Instead(outcome, reference) is { } elsewhere) return elsewhere;
        if (then == Then.Later) return Redirect303(Url.Application(Routes.Application, reference));
        (review, instead) = await OpenAsync(reference, cancel);
        if (outcome.IsDone || instead is not null) return instead ?? Redirect303(Url.At(review, Step.First(review)));
        problems.AddTo(ModelState, outcome.Problems);
        return Show(review);
    }

    private IActionResult Show(DraftReview review) => review.FactsComplete
        ? Page("Declarations/Index", new DeclarationsPage(review.Draft.Reference, texts[review.Procedure.Content.Service.Name], [.. review.Declarations], review.Content.Declared))
        : Redirect303(Url.Application(Routes.Application, review.Draft.Reference));
}

public sealed record DeclarationsPage(string Reference, string Service, IReadOnlyList<ClauseResult> Clauses, IReadOnlySet<string> Declared)
{
    /// <summary>By the heading the clause stands under, in the order of the documents.</summary>
    public IEnumerable<IGrouping<string, ClauseResult>> ByHeading => Clauses.GroupBy(result => result.Clause.Heading);
}
