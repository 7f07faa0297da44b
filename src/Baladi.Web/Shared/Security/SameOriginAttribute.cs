using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Shared.Security;

/// <summary>
/// Guards a post from a page that is cached for everybody and can therefore carry no antiforgery token: browsers say
/// where a post comes from, and another site's is refused. Use together with <see cref="IgnoreAntiforgeryTokenAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SameOriginAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (IsSameOrigin(context.HttpContext.Request)) return;
        context.HttpContext.Features.Set(new SecurityWatch.Told());
        context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().Write(context.HttpContext, SecurityEvent.Unproven);
        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }

    internal static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        // Older browsers send only Origin; neither of them means no browser that a stranger could have steered.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}
