using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>One's own applications and licenses. What is somebody else's does not exist here.</summary>
[ActsAsParty, Area("Licenses"), Route("licenses"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CasesController(MyCasesReader mine, CasePages pages, CurrentActor current, Problems problems) : Controller
{
    /// <summary>TempData: the key of a text that the next page says once, after something was done.</summary>
    public const string Said = "said";

    private Actor Actor => current.Actor;

    [HttpGet("", Name = Routes.Licenses)]
    public async Task<IActionResult> Index(long? before, CancellationToken cancel) => View(await mine.PageAsync(Actor, before, cancel));

    [HttpGet("issued")]
    public async Task<IActionResult> Issued(long? before, CancellationToken cancel) => View(await mine.LicensesAsync(Actor, before, cancel));

    [HttpGet("cases/{reference}", Name = Routes.Case)]
    public Task<IActionResult> Show(string reference, CancellationToken cancel) => ShowAsync(reference, new(), cancel);

    [HttpPost("cases/{reference}/messages")]
    public async Task<IActionResult> Send(string reference, MessageForm form, [FromServices] SendMessageHandler send, CancellationToken cancel)
    {
        if (await pages.ExistsAsync(reference, Actor, cancel) is not { } parsed) return NotFound();
        if (!ModelState.IsValid) return await ShowAsync(reference, form, cancel);
        var outcome = await send.HandleAsync(new(parsed, form.Text, IsNote: false), Actor, cancel);
        if (outcome.IsDone)
        {
            TempData[Said] = "case.message.sent";
            return RedirectToAction(nameof(Show), null, new { reference = parsed }, "messages");
        }
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = nameof(form.Text) }));
        return await ShowAsync(reference, form, cancel);
    }

    [HttpGet("cases/{reference}/withdraw")]
    public async Task<IActionResult> Withdraw(string reference, CancellationToken cancel) => await WithdrawAsync(reference, new(), cancel);

    [HttpPost("cases/{reference}/withdraw")]
    public async Task<IActionResult> Withdraw(string reference, WithdrawForm form, [FromServices] WithdrawCaseHandler withdraw, CancellationToken cancel)
    {
        if (await pages.ExistsAsync(reference, Actor, cancel) is not { } parsed) return NotFound();
        if (!ModelState.IsValid) return await WithdrawAsync(reference, form, cancel);
        var outcome = await withdraw.HandleAsync(new(parsed, form.Reason), Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (outcome.Kind is OutcomeKind.Invalid or OutcomeKind.Forbidden)
        {
            problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = outcome.Kind == OutcomeKind.Invalid ? nameof(form.Reason) : "" }));
            return await WithdrawAsync(reference, form, cancel);
        }
        // Ended by somebody else at the same moment: the page itself tells how.
        TempData[Said] = outcome.IsDone ? "case.withdraw.done" : "case.withdraw.ended";
        return RedirectToAction(nameof(Show), new { reference = parsed });
    }

    private async Task<IActionResult> ShowAsync(string reference, MessageForm form, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), page with { Message = form });
    }

    private async Task<IActionResult> WithdrawAsync(string reference, WithdrawForm form, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        if (!page.Case.IsOpen) return RedirectToAction(nameof(Show), new { reference = page.Case.Reference });
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Withdraw), new WithdrawPage(page.Case, page.Service, form));
    }
}
