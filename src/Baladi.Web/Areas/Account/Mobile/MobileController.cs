using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Mobiles;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Mobile;

/// <param name="Mobile">The one in use, masked.</param>
/// <param name="Waiting">A new one that is not in use yet.</param>
/// <param name="Said">What was just done: changed, waiting or cancelled.</param>
public sealed record MobilePage(MobileForm Form, string Mobile, MobileChange? Waiting, string? Said);

public sealed record MobileForm
{
    [FoldedDigits] public string? Mobile { get; init; }
}

/// <param name="Mobile">The new one, masked.</param>
/// <param name="OldMobile">The one in use, masked.</param>
public sealed record MobileCodesPage(MobileCodesForm Form, string Mobile, string OldMobile);

public sealed record MobileCodesForm
{
    [FoldedDigits] public string? Code { get; init; }
    [FoldedDigits] public string? OldCode { get; init; }
    /// <summary>The old mobile is lost: the change waits for a week.</summary>
    public bool Lost { get; init; }
    /// <summary>The change, sealed.</summary>
    [AsTyped] public string? Draft { get; init; }
}

/// <summary>Changes one's mobile: with a code of the old one at once, without it after a week in which the old one is told.</summary>
[Area("Account"), Route("account/mobile"), Authorize(Policy = Policies.SignedIn)]
public sealed class MobileController(MobileChanges changes, ReadFactors factors, IDataProtectionProvider protection, CurrentActor current, Texts texts) : Controller
{
    private const string Said = "mobile-said";
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Baladi.Account.Mobile.v1").ToTimeLimitedDataProtector();

    [HttpGet("", Name = Routes.Mobile)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await PageAsync(new(), cancel));

    [HttpPost(""), StepUp]
    public async Task<IActionResult> Index(MobileForm form, [FromServices] BeginMobileChangeHandler begin, CancellationToken cancel)
    {
        var draft = await begin.HandleAsync(new BeginMobileChange(form.Mobile ?? ""), current.Actor, cancel);
        if (!draft.IsDone) return Refuse(draft.Problems, View(await PageAsync(form, cancel)));
        return View("Codes", await CodesAsync(draft.Value!, new() { Draft = Seal(draft.Value!) }, cancel));
    }

    [HttpPost("codes"), StepUp]
    public async Task<IActionResult> Codes(MobileCodesForm form, [FromServices] ConfirmMobileChangeHandler confirm, CancellationToken cancel)
    {
        if (Open(form.Draft) is not { } draft || draft.AccountId != current.Actor.AccountId)
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts["mobile.late"]);
            return View(nameof(Index), await PageAsync(new(), cancel));
        }
        var done = await confirm.HandleAsync(new ConfirmMobileChange(draft, form.Code ?? "", form.Lost ? null : form.OldCode ?? "", current.Session!.Id), current.Actor, cancel);
        if (!done.IsDone) return Refuse(done.Problems, View(await CodesAsync(draft, form with { Code = null, OldCode = null }, cancel)));
        TempData[Said] = done.Value is null ? "changed" : "waiting";
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Needs no new proof: whoever says that it was not they shall not be kept from it.</summary>
    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel([FromServices] CancelMobileChangeHandler stop, CancellationToken cancel)
    {
        if (!(await stop.HandleAsync(new CancelMobileChange(current.Session!.Id), current.Actor, cancel)).IsDone) return NotFound();
        TempData[Said] = "cancelled";
        return RedirectToAction(nameof(Index));
    }

    private async Task<MobilePage> PageAsync(MobileForm form, CancellationToken cancel) =>
        new(form, (await factors.OfAsync(current.Actor.AccountId!.Value, cancel)).Mobile, await changes.WaitingAsync(current.Actor, cancel), TempData[Said] as string);

    private async Task<MobileCodesPage> CodesAsync(MobileDraft draft, MobileCodesForm form, CancellationToken cancel) =>
        new(form, SaudiIdentifiers.MaskedMobile(draft.Mobile), (await factors.OfAsync(current.Actor.AccountId!.Value, cancel)).Mobile);

    private string Seal(MobileDraft draft) => protector.Protect(JsonSerializer.Serialize(draft), MobileDraft.Lifetime);

    private MobileDraft? Open(string? sealedDraft)
    {
        if (string.IsNullOrEmpty(sealedDraft)) return null;
        try { return JsonSerializer.Deserialize<MobileDraft>(protector.Unprotect(sealedDraft)); }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException) { return null; }
    }

    private ViewResult Refuse(IEnumerable<Problem> problems, ViewResult page)
    {
        foreach (var problem in problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        return page;
    }
}
