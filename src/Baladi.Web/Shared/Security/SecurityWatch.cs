using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Shared.Security;

/// <summary>Tells refused requests by their status. Runs inside of what makes pages of errors, so that it sees the refusal itself.</summary>
public sealed class SecurityWatch(RequestDelegate next, SecurityLog log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        // The page about an error is no event of its own.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        var known = context.User.Identity is { IsAuthenticated: true };
        SecurityEvent? happened = context.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => SecurityEvent.Forbidden,
            StatusCodes.Status429TooManyRequests => SecurityEvent.TooOften,
            StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType when context.Features.Get<Told>() is null => SecurityEvent.Unreadable,
            // A mistyped address of somebody unknown is no event.
            StatusCodes.Status404NotFound when known && (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.Parameters.Count > 1 => SecurityEvent.NotTheirs,
            _ => null,
        };
        if (happened is { } told) log.Write(context, told);
    }

    internal sealed record Told;

    /// <summary>What only MVC knows: a failed antiforgery check, and a form about proofs that is shown again.</summary>
    public sealed class Filter(SecurityLog log) : IAlwaysRunResultFilter
    {
        private static readonly string[] Proofs = ["Account", "SupportCentre"];

        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult) Tell(context, SecurityEvent.Unproven);
            else if (!context.ModelState.IsValid && context.Result is ViewResult && HttpMethods.IsPost(context.HttpContext.Request.Method) && context.RouteData.Values["area"] is string area && Proofs.Contains(area)) Tell(context, SecurityEvent.ProofRefused);
        }

        public void OnResultExecuted(ResultExecutedContext context) { }

        private void Tell(ResultExecutingContext context, SecurityEvent happened)
        {
            context.HttpContext.Features.Set(new Told());
            log.Write(context.HttpContext, happened);
        }
    }
}
