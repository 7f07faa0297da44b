using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Delegations;

public sealed record DelegationForm
{
    /// <summary>Empty for oneself.</summary>
    [FoldedDigits] public string? For { get; init; }
    /// <summary>person or office.</summary>
    public string? Who { get; init; }
    [FoldedDigits] public string? NationalId { get; init; }
    [FoldedDigits] public string? Office { get; init; }
    public string[] Services { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? LastDay { get; init; }
    public bool SignOff { get; init; }
}

public sealed record DelegationsPage(IReadOnlyList<ReadMandate> Given, IReadOnlyList<ReadMandate> Held, Problem? Gap, bool IsActing);

public sealed record NewDelegationPage(DelegationForm Form, IReadOnlyList<Choice> Parties, IReadOnlyList<Choice> Services, Problem? Gap);

/// <summary>Who may act for one, and for whom one may act.</summary>
[Area("Account"), Route("account/delegations"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DelegationsController(CurrentActor current, ReadMandates mandates, IServiceCodes services, Problems problems, Texts texts, TimeProvider time) : Controller
{
    private const string Said = "delegations-said";

    private Actor Actor => current.Actor;

    [HttpGet("", Name = Routes.Delegations)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        ViewData["NoFeedback"] = true;
        ViewData[Said] = TempData[Said];
        return View(nameof(Index), new DelegationsPage(await mandates.GivenAsync(Actor, cancel), await mandates.HeldAsync(Actor, cancel), Actor.Gap<GrantDelegation>(), Actor.ActingFor is not null));
    }

    [HttpGet("new")]
    public IActionResult New(string? @for) => Show(new() { For = @for, Who = "person", From = time.Today(), LastDay = time.Today().AddYears(1).AddDays(-1) });

    [HttpPost("new")]
    public async Task<IActionResult> New(DelegationForm form, [FromServices] GrantDelegationHandler grant, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Show(form);
        var office = form.Who == "office";
        var granted = await grant.HandleAsync(new()
        {
            For = string.IsNullOrEmpty(form.For) ? null : form.For,
            NationalId = office ? null : form.NationalId,
            Office = office ? form.Office ?? "" : null,
            Services = form.Services,
            From = form.From,
            LastDay = form.LastDay,
            SignOff = form.SignOff,
        }, Actor, cancel);
        if (granted.IsDone) return Say("delegations.said.offered");
        problems.AddTo(ModelState, granted.Problems);
        return Show(form);
    }

    [HttpPost("{delegation}/answer")]
    public async Task<IActionResult> Answer(string delegation, bool accept, [FromServices] AnswerDelegationHandler answer, CancellationToken cancel) =>
        Answered(await answer.HandleAsync(new(Parsed(delegation), accept), Actor, cancel), accept ? "delegations.said.accepted" : "delegations.said.declined", Routes.ActingFor);

    [HttpPost("{delegation}/end")]
    public async Task<IActionResult> End(string delegation, [FromServices] EndDelegationHandler end, CancellationToken cancel) =>
        Answered(await end.HandleAsync(new(Parsed(delegation)), Actor, cancel), "delegations.said.ended", Routes.Delegations);

    private IActionResult Answered(Outcome<Mandate> outcome, string said, string route)
    {
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        TempData[Said] = outcome.IsDone ? texts[said] : problems.Say(outcome.Problems[0]);
        return RedirectToRoute(outcome.IsDone ? route : Routes.Delegations);
    }

    private RedirectToRouteResult Say(string said)
    {
        TempData[Said] = texts[said];
        return RedirectToRoute(Routes.Delegations);
    }

    private ViewResult Show(DelegationForm form)
    {
        ViewData["NoFeedback"] = true;
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var parties = Actor.Memberships.Where(m => m.Role.MayName()).Select(m => new Choice(m.CommercialRegistration, texts[m.Name], texts["facts.registration", m.CommercialRegistration]))
            .Prepend(new("", texts["actingFor.myself"])).ToList();
        return View(nameof(New), new NewDelegationPage(form, parties, [.. services.All().Select(service => new Choice(service.Code, texts[service.Name]))], Actor.Gap<GrantDelegation>()));
    }

    private static string Parsed(string reference) => Reference.Parse(reference) ?? "";
}
