using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Shared.Errors;

/// <summary>People get a page in their language, programs get problem details (RFC 9457); files and probes get the bare status.</summary>
public static class ErrorPages
{
    private static readonly PathString[] Bare = ["/assets", "/tiles", "/health", "/metrics", "/openapi"];

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseWhen(context => IsApi(context.Request.Path), api => api.UseExceptionHandler().UseStatusCodePages())
        .UseWhen(context => IsPage(context.Request.Path), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", AllowStatusCode404Response = true, StatusCodeSelector = StatusOf })
            .UseStatusCodePagesWithReExecute("/error/{0}"));

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api");

    private static bool IsPage(PathString path) => !IsApi(path) && !Array.Exists(Bare, prefix => path.StartsWithSegments(prefix));

    private static int StatusOf(Exception exception) => exception switch
    {
        // A body that is too large or cut off is the sender's fault, not ours.
        BadHttpRequestException bad => bad.StatusCode,
        // Somebody was faster, again and again; looking anew will tell what they did.
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status500InternalServerError,
    };
}
