using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.StepUp;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// For acts that a session left open on a desk must not be enough for: whoever asks has proven who they are within the last
/// ten minutes, or is asked to now and then goes on; what they typed is kept. Stands beside the policy, which is asked first.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StepUpAttribute : TypeFilterAttribute
{
    // After the antiforgery check: another site must not have its form kept.
    public StepUpAttribute() : base(typeof(StepUpFilter)) => Order = 2000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
}

internal sealed class StepUpFilter(CurrentActor current, KeptForms forms, StepUpPages pages, IModelMetadataProvider metadata) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not null || current.WasProvenWithin(StepUpAttribute.Window)) return;
        if (request.Path.StartsWithSegments("/api")) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        else if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) context.Result = Ask(request.PathBase + request.Path + request.QueryString);
        else if (await forms.KeepAsync(request) is { } kept)
            context.Result = new ViewResult
            {
                ViewName = StepUpController.Page,
                StatusCode = StatusCodes.Status401Unauthorized,
                ViewData = new ViewDataDictionary<StepUpPage>(metadata, context.ModelState) { Model = await pages.OfAsync(new StepUpForm { Kept = kept }, context.HttpContext.RequestAborted) },
            };
        // The address of a form is not a page; the page it stood on is.
        else context.Result = Ask(LostSession.Referer(request));
    }

    private static RedirectToRouteResult Ask(string? returnUrl) => new(Routing.Routes.StepUp, new { returnUrl });
}
