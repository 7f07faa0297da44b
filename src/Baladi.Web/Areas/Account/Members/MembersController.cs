using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Account.Members;

public sealed record MemberForm
{
    [FoldedDigits] public string? NationalId { get; init; }
    public MembershipRole? Role { get; init; }
    public DateOnly? LastDay { get; init; }
}

public sealed record MemberRow(long Id, long PersonId, LocalizedText Name, MembershipRole Role, DateOnly From, DateOnly? To);

public sealed record MembersPage(ActiveMembership Own, IReadOnlyList<MemberRow> Members, IReadOnlyList<ReadMembershipOffer> Offers, MemberForm Form, Problem? Gap, long Me, bool Owns);

/// <summary>Who belongs to an establishment: its owner takes people in and lets them go.</summary>
[Area("Account"), Route("account/establishments/{registration}"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MembersController(CurrentActor current, BaladiDbContext db, ReadMembershipOffers offers, Problems problems, TimeProvider time) : Controller
{
    private Actor Actor => current.Actor;

    [HttpGet("", Name = Routes.Members)]
    public Task<IActionResult> Index(string registration, CancellationToken cancel) => ShowAsync(registration, new(), cancel);

    [HttpPost("members")]
    public async Task<IActionResult> Name(string registration, MemberForm form, [FromServices] NameMemberHandler name, CancellationToken cancel)
    {
        var named = await name.HandleAsync(new(registration, form.NationalId, form.Role, form.LastDay), Actor, cancel);
        if (named.Kind == OutcomeKind.NotFound) return NotFound();
        if (named.IsDone) return RedirectToAction(nameof(Index), new { registration });
        problems.AddTo(ModelState, named.Problems);
        return await ShowAsync(registration, form, cancel);
    }

    [HttpPost("members/{member:long}/end")]
    public async Task<IActionResult> End(string registration, long member, [FromServices] EndMembershipHandler end, CancellationToken cancel)
    {
        var ended = await end.HandleAsync(new(registration, member), Actor, cancel);
        if (ended.Kind == OutcomeKind.NotFound) return NotFound();
        problems.AddTo(ModelState, ended.Problems);
        if (!ended.IsDone) return await ShowAsync(registration, new(), cancel);
        // Whoever left does not see the others any more.
        return ended.Value!.PersonId == Actor.PersonId ? RedirectToRoute(Routes.Establishments) : RedirectToAction(nameof(Index), new { registration });
    }

    [HttpPost("offers/{offer:long}/take-back")]
    public async Task<IActionResult> TakeBack(string registration, long offer, [FromServices] TakeBackMembershipHandler takeBack, CancellationToken cancel)
    {
        var taken = await takeBack.HandleAsync(new(registration, offer), Actor, cancel);
        if (taken.Kind == OutcomeKind.NotFound) return NotFound();
        problems.AddTo(ModelState, taken.Problems);
        return taken.IsDone ? RedirectToAction(nameof(Index), new { registration }) : await ShowAsync(registration, new(), cancel);
    }

    private async Task<IActionResult> ShowAsync(string registration, MemberForm form, CancellationToken cancel)
    {
        if (Actor.Memberships.FirstOrDefault(m => m.CommercialRegistration == registration) is not { } own) return NotFound();
        var (today, owns) = (time.Today(), Actor.Owned(registration) is not null);
        var members = await (from membership in db.Memberships.AsNoTracking()
                             join person in db.People on membership.PersonId equals person.Id
                             where membership.EstablishmentId == own.EstablishmentId && (membership.To == null || today < membership.To)
                             orderby membership.Id
                             select new MemberRow(membership.Id, person.Id, person.Name, membership.Role, membership.From, membership.To)).ToListAsync(cancel);
        ViewData["NoFeedback"] = true;
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), new MembersPage(own, members, owns ? await offers.OfAsync(own.EstablishmentId, cancel) : [], form, Actor.Gap<NameMember>(), Actor.PersonId!.Value, owns));
    }
}
