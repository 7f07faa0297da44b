using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Corrections;

/// <summary>Answering what the authority asked for, all of it at once.</summary>
[ActsAsParty, Area("Licenses"), Route("licenses/cases/{reference}/corrections"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CorrectionsController(CasePages pages, CorrectionsPages corrections, CurrentActor current, Problems problems, Texts texts) : Controller
{
    /// <summary>Room for several documents and the form around them; what is larger is not read at all.</summary>
    private const long MaxRequest = 128L * 1024 * 1024;

    private Actor Actor => current.Actor;

    [HttpGet("")]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        return corrections.Of(page, Actor, []) is { } asked ? View(asked) : ToCase(page.Case.Reference, "corrections.nothing");
    }

    /// <summary>One of them, from a message: to its place in the form.</summary>
    [HttpGet("{id:long}")]
    public IActionResult Item(string reference, long id) => RedirectToAction(nameof(Index), null, new { reference }, $"c-{id}");

    [HttpPost(""), RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest), RequestTimeout(20 * 60 * 1000)]
    public async Task<IActionResult> Answer(string reference, [FromForm(Name = CorrectionsPage.MessageField)] string? message, [FromForm(Name = CorrectionsPage.OpenedField)] string[] opened, [FromServices] AnswerCorrectionsHandler answer, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        if (corrections.Of(page, Actor, opened) is not { } asked) return ToCase(page.Case.Reference, "corrections.nothing");

        var facts = asked.Items.Where(item => item.Field is not null).ToDictionary(item => item.Target, item => FactFields.Typed(item.Field!.Fact, Request.Form));
        var uploads = asked.Items.Where(item => item is { Kind: CorrectionKind.Document, IsDeclaration: false }).Select(item => (item.Target, File: Request.Form.Files[item.Target])).Where(upload => upload.File is not null).ToList();
        var files = uploads.ToDictionary(upload => upload.Target, upload => (upload.File!.FileName, upload.File.OpenReadStream()));
        var declared = asked.Items.Where(item => item.IsDeclaration && Request.Form[item.Target] == "true").Select(item => item.Target).ToHashSet();
        Outcome<Case> outcome;
        try { outcome = await answer.HandleAsync(new(page.Case.Reference, facts, files, message, declared), Actor, cancel); }
        finally { foreach (var (_, content) in files.Values) await content.DisposeAsync(); }

        if (outcome.IsDone) return ToCase(page.Case.Reference, "corrections.done");
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (outcome.Kind == OutcomeKind.Conflict) return ToCase(page.Case.Reference, "corrections.nothing");

        // What the answers opened is asked as well; what was typed stands in the fields again, as it was typed.
        asked = corrections.Of(page, Actor, opened.Concat(outcome.Problems.Select(problem => problem.Field)))!;
        foreach (var (code, text) in facts) ModelState.SetModelValue(code, text, text);
        foreach (var code in declared) ModelState.SetModelValue(code, "true", "true");
        problems.AddTo(ModelState, outcome.Problems.Select(problem => Problems.About(problem, Find(asked, problem.Field)?.Field?.Fact)), field => LabelOf(Find(asked, field)));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), asked with { Message = message });
    }

    private static AskedItem? Find(CorrectionsPage page, string target) => page.Items.FirstOrDefault(item => item.Target == target);

    private string? LabelOf(AskedItem? item) => item?.Field?.Label ?? (item?.Clause is { } clause ? texts[clause.Title] : null);

    private RedirectToRouteResult ToCase(string reference, string said)
    {
        TempData[CasesController.Said] = said;
        return RedirectToRoute(Routes.Case, new { reference });
    }
}
