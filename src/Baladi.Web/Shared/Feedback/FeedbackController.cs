using Baladi.Core.Feedback;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Feedback;

/// <summary>
/// "Was this page useful?", posted from pages that are cached for everybody: they hold no antiforgery token, the origin is
/// checked instead.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, SameOrigin, Route("feedback")]
public sealed class FeedbackController(GiveFeedbackHandler give) : Controller
{
    [HttpPost("", Name = Routes.Feedback)]
    public async Task<IActionResult> Give(FeedbackForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            await give.HandleAsync(new(form.Page, form.Useful!.Value, [.. form.Reasons], form.Comment), cancellation);
            return RedirectToAction(nameof(Thanks));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Shared/Feedback/Form.cshtml", form);
    }

    [HttpGet("thanks")] public IActionResult Thanks() => View("/Shared/Feedback/Thanks.cshtml");
}
