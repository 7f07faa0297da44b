using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.People.Corrections;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Account.Correction;

public sealed record CorrectionPage
{
    public required NameForm Form { get; init; }
    public required LocalizedText Name { get; init; }
    /// <summary>Masked, as is the mobile.</summary>
    public required string NationalId { get; init; }
    public required string Mobile { get; init; }
    public required DateOnly? IdExpiresOn { get; init; }
    /// <summary>Name and ID were proven: the registry corrects them.</summary>
    public required bool IsVerified { get; init; }
    public required bool IsStaff { get; init; }
    /// <summary>What the identity registry just said.</summary>
    public RenewedIdentity? Renewed { get; init; }
    /// <summary>What was just done to the name: saved or same.</summary>
    public string? Said { get; init; }
}

public sealed record NameForm
{
    public string? NameAr { get; init; }
    public string? NameEn { get; init; }
}

public sealed class NameFormValidator : AbstractValidator<NameForm>
{
    public NameFormValidator(Texts texts)
    {
        RuleFor(form => form.NameAr).NotEmpty().WithText(texts, "account.problem.name-missing").MaximumLength(Person.NameLength).WithText(texts, "account.problem.name-long", Person.NameLength);
        RuleFor(form => form.NameEn).MaximumLength(Person.NameLength).WithText(texts, "account.problem.name-long", Person.NameLength);
    }
}

/// <summary>What of one's data may be wrong: where it came from, and how it is put right there.</summary>
[Area("Account"), Route("account/data/correction"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CorrectionController(BaladiDbContext db, CurrentActor current, NationalIdVault vault, Problems problems) : Controller
{
    private const string Said = "correction-said";

    [HttpGet("", Name = Routes.CorrectData)]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(null, null, cancel);

    [HttpPost("name")]
    public async Task<IActionResult> Name(NameForm form, [FromServices] CorrectNameHandler correct, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return await ShowAsync(form, null, cancel);
        var corrected = await correct.HandleAsync(new(form.NameAr!, form.NameEn), current.Actor, cancel);
        if (!corrected.IsDone) return await RefuseAsync(corrected.Problems, form, cancel);
        TempData[Said] = corrected.Value ? "saved" : "same";
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("identity")]
    public async Task<IActionResult> Renew([FromServices] RenewIdentityHandler renew, CancellationToken cancel)
    {
        var renewed = await renew.HandleAsync(new(), current.Actor, cancel);
        return renewed.IsDone ? await ShowAsync(null, renewed.Value, cancel) : await RefuseAsync(renewed.Problems, null, cancel);
    }

    private Task<IActionResult> RefuseAsync(IEnumerable<Problem> refused, NameForm? form, CancellationToken cancel)
    {
        problems.AddTo(ModelState, refused);
        return ShowAsync(form, null, cancel);
    }

    private async Task<IActionResult> ShowAsync(NameForm? form, RenewedIdentity? renewed, CancellationToken cancel)
    {
        // The account is gone while its session is not.
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == current.Actor.PersonId, cancel) is not { } person) return Challenge();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ViewData["NoFeedback"] = true;
        return View(nameof(Index), new CorrectionPage
        {
            Form = form ?? new() { NameAr = person.Name.Ar, NameEn = person.Name.En == person.Name.Ar ? null : person.Name.En },
            Name = person.Name,
            NationalId = SaudiIdentifiers.Masked(vault.Decrypt(person.NationalIdCipher)),
            Mobile = SaudiIdentifiers.MaskedMobile(person.Mobile),
            IdExpiresOn = person.IdExpiresOn,
            IsVerified = person.IsVerified,
            IsStaff = current.Actor.IsStaff,
            Renewed = renewed,
            Said = TempData[Said] as string,
        });
    }
}
