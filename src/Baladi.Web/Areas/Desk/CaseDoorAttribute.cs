using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Emergency;
using Baladi.Web.Shared.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Areas.Desk;

/// <summary>
/// Stands before every page of the desk that is about one case: whoever has an interest in it is refused, told why, and put on
/// record. All an officer may do with such a case is to put their task back. What is seen under an emergency access is put on record first.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CaseDoorAttribute : Attribute, IAsyncActionFilter
{
    /// <summary>View data: the emergency access the page is seen under.</summary>
    public const string Emergency = "Emergency";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (Reference.Parse(context.RouteData.Values["reference"] as string) is { } reference && !await PutsBackAsync(http)
            && await http.RequestServices.GetRequiredService<ConflictGuard>().MeetAsync(reference, http.RequestServices.GetRequiredService<CurrentActor>().Actor, StepOf(context), http.RequestAborted) is { } kind)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Result = await http.RequestServices.GetRequiredService<NotForYouPages>().BuildAsync(reference, kind, http.RequestAborted) is { } page ? Shown((Controller)context.Controller, page) : new NotFoundResult();
            return;
        }
        if (Reference.Parse(context.RouteData.Values["reference"] as string) is { } seen
            && await http.RequestServices.GetRequiredService<RecordEmergencyView>().RunAsync(seen, PageOf(context, http), http.RequestServices.GetRequiredService<CurrentActor>().Actor, http.RequestAborted) is { } access)
            ((Controller)context.Controller).ViewData[Emergency] = access;
        await next();
    }

    // What stands behind the reference: corrections, documents/12 and so on.
    private static string PageOf(ActionExecutingContext context, HttpContext http)
    {
        var (path, reference) = (http.Request.Path.Value!, (string)context.RouteData.Values["reference"]!);
        return path[(path.IndexOf(reference, StringComparison.OrdinalIgnoreCase) + reference.Length)..].Trim('/');
    }

    private static ViewResult Shown(Controller controller, NotForYouPage page)
    {
        controller.ViewData.Model = page;
        return new() { ViewName = "NotForYou", ViewData = controller.ViewData, TempData = controller.TempData };
    }

    private static async Task<bool> PutsBackAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Path.Value!.EndsWith("/assignments", StringComparison.OrdinalIgnoreCase) && (await http.Request.ReadFormAsync(http.RequestAborted))["Who"] == "nobody";

    private static ConflictStep StepOf(ActionExecutingContext context) => !HttpMethods.IsPost(context.HttpContext.Request.Method) ? ConflictStep.Open : (context.RouteData.Values["controller"], context.RouteData.Values["action"]) switch
    {
        ("Decisions", _) => ConflictStep.Decide,
        ("Corrections", _) => ConflictStep.Correct,
        (_, "Judge" or "AddPhotos" or "RemovePhoto") or ("Visits", _) => ConflictStep.Judge,
        (_, "Assign") => ConflictStep.Assign,
        _ => ConflictStep.Write,
    };
}
