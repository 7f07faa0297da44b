using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Pages.Components;

/// <summary>Every component in every state, on demo systems: what a page is built from, and what is looked at when one changes.</summary>
[AllowAnonymous, Route("development/components")]
public sealed class ComponentsController(Texts texts, TimeProvider time, IOptionsSnapshot<DemoOptions> demo) : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!demo.Value.Enabled) context.Result = NotFound();
    }

    [HttpGet("")] public IActionResult Index() => View(Page(new SampleForm { Area = 120.5m, Zone = "street", Reasons = ["sign"] }));

    [HttpPost("")] public IActionResult Index(SampleForm form) => View(Page(form));

    /// <summary>The page after a failed submission, without having to submit one.</summary>
    [HttpGet("errors")]
    public IActionResult Errors()
    {
        var form = new SampleForm { NationalId = "12345", Area = -3 };
        foreach (var problem in new SampleFormValidator(texts).Validate(form).Errors)
            ModelState.AddModelError(problem.PropertyName, problem.ErrorMessage);
        return View(nameof(Index), Page(form));
    }

    private ComponentsPage Page(SampleForm form) => new(form, texts, time.GetUtcNow());
}
