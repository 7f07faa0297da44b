using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Feedback;

/// <summary>
/// "Was this page useful?", posted from pages that are cached for everybody. The form shows only where <c>Site:Feedback</c>
/// is on; a handler that keeps the answers belongs between validation and thanks.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, SameOrigin, Route("feedback")]
public sealed class FeedbackController : Controller
{
    [HttpPost("", Name = Routes.Feedback)]
    public IActionResult Give(FeedbackForm form)
    {
        if (ModelState.IsValid) return RedirectToAction(nameof(Thanks));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Shared/Feedback/Form.cshtml", form);
    }

    [HttpGet("thanks")] public IActionResult Thanks() => View("/Shared/Feedback/Thanks.cshtml");
}
