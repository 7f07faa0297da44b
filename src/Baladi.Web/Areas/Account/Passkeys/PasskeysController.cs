using Baladi.Core.People.Factors;
using Baladi.Web.Areas.Account.Security;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Passkeys;

public sealed record AddPasskeyForm
{
    public string? Name { get; init; }
    [AsTyped] public string? Credential { get; init; }
}

/// <summary>Adds and removes one's passkeys.</summary>
[Area("Account"), Route("account/security/passkeys"), Authorize(Policy = Policies.SignedIn), StepUp]
public sealed class PasskeysController(PasskeyCeremony ceremony, CurrentActor current, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new AddPasskeyForm { Name = DeviceName() });

    [HttpPost("options")]
    public async Task<IActionResult> Options() => Content(await ceremony.BeginAddingAsync(HttpContext, current.Actor.AccountId!.Value), "application/json");

    [HttpPost("")]
    public async Task<IActionResult> Index(AddPasskeyForm form, [FromServices] AddPasskeyHandler add, CancellationToken cancel)
    {
        if (await ceremony.FinishAddingAsync(HttpContext, current.Actor.AccountId!.Value, form.Credential) is not { } passkey)
        {
            ModelState.AddModelError("", texts["passkey.add.failed"]);
            return View(form with { Credential = null });
        }
        var added = await add.HandleAsync(new AddPasskey(passkey, form.Name ?? "", current.Session!.Id), current.Actor, cancel);
        if (added.IsDone) return this.Done("passkey-added");
        foreach (var problem in added.Problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        return View(form with { Credential = null });
    }

    [HttpPost("{id}/remove")]
    public async Task<IActionResult> Remove(string id, [FromServices] RemovePasskeyHandler remove, CancellationToken cancel) =>
        this.Answer(await remove.HandleAsync(new RemovePasskey(id, current.Session!.Id), current.Actor, cancel), "passkey-removed");

    private string DeviceName() => Core.People.Sessions.DeviceWords.Of(Request.Headers.UserAgent) is { Platform.Length: > 0 } words ? words.Platform : texts["passkey.name.default"];
}
