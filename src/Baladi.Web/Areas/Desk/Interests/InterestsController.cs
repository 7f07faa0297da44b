using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Interests;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Desk.Interests;

/// <summary>To whom an officer is close: what they declare themselves, and what the portal knows already.</summary>
[Route("desk/interests")]
public sealed class InterestsController(CurrentActor current, BaladiDbContext db, NationalIdVault vault, DeclareInterestHandler declare, TakeBackInterestHandler takeBack, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("", Name = Routes.Interests)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await BuildAsync(new(), cancel));

    [HttpPost(""), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Index(InterestForm form, CancellationToken cancel)
    {
        var outcome = await declare.HandleAsync(new DeclareInterest(form.Kind, form.NationalId, form.CommercialRegistration, form.Words), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["interests.declared"]);
            return RedirectToRoute(Routes.Interests);
        }
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Index), await BuildAsync(form, cancel));
    }

    [HttpPost("{id:long}/take-back"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> TakeBack(long id, CancellationToken cancel)
    {
        var outcome = await takeBack.HandleAsync(new TakeBackInterest(id), Actor, cancel);
        if (!outcome.IsDone) return NotFound();
        Say("success", texts.Count("interests.takenBack", Interest.DaysAfter));
        return RedirectToRoute(Routes.Interests);
    }

    private async Task<InterestsPage> BuildAsync(InterestForm form, CancellationToken cancel)
    {
        var declared = await db.Interests.AsNoTracking().Where(i => i.PersonId == Actor.PersonId).OrderByDescending(i => i.Id).ToListAsync(cancel);
        return new()
        {
            Form = form,
            Declared = [.. declared.Select(i => new DeclaredInterest(i, i.RelatedIdCipher is { } cipher ? SaudiIdentifiers.Masked(vault.Decrypt(cipher)) : i.CommercialRegistration!))],
            Memberships = Actor.Memberships,
            Works = Actor.May(Permission.WorkCases),
        };
    }
}

public sealed record InterestForm
{
    public InterestKind? Kind { get; init; }
    public string? NationalId { get; init; }
    public string? CommercialRegistration { get; init; }
    public string? Words { get; init; }
}

/// <param name="Whom">A masked ID, or a registration.</param>
public sealed record DeclaredInterest(Interest Interest, string Whom);

public sealed record InterestsPage
{
    public required InterestForm Form { get; init; }
    public required IReadOnlyList<DeclaredInterest> Declared { get; init; }
    public required IReadOnlyList<ActiveMembership> Memberships { get; init; }
    public required bool Works { get; init; }
}
