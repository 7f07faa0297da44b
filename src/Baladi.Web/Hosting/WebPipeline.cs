using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Errors;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Baladi.Web.Hosting;

public static class WebPipeline
{
    private const string Forever = "public,max-age=31536000,immutable";

    /// <summary>
    /// The order matters: language and headers first, so that error pages have them; errors around everything that can fail;
    /// the shared cache before anybody is recognised, since it serves only those who bring no session.
    /// </summary>
    public static WebApplication UseBaladi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseMiddleware<CultureMiddleware>();
        app.UseSecurityHeaders(SecurityHeaders.Policy(hsts: !app.Environment.IsDevelopment()));
        app.UseErrorPages();
        app.UseKeptFonts();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseBodyLimit();
        app.UseReadableForms();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseMiddleware<CurrentActor.Middleware>();
        app.UseAuthorization();
        return app;
    }

    public static WebApplication MapBaladi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapObservability();
        app.MapGet("/", () => Results.Redirect("/ar")).AllowAnonymous().ExcludeFromDescription();
        app.MapControllers().WithStaticAssets();
        // Without an endpoint the fallback policy would ask a stranger to sign in for a page, or a file, that does not exist.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    // Asked before anything reads the form: the antiforgery check would turn "too large" into "bad request".
    private static void UseBodyLimit(this WebApplication app) => app.Use((context, next) =>
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue;
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isErrorPage || (context.Request.ContentLength ?? 0) <= limit) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    // The framework refuses \0 in a form with an exception nobody expects of reading one. Uploads are left to their own limits.
    private static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
            try { await context.Request.ReadFormAsync(context.RequestAborted); }
            catch (Exception error) when (error is InvalidOperationException or InvalidDataException)
            {
                context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
        await next(context);
    });

    // Their names hold their hash, which MapStaticAssets cannot know.
    private static void UseKeptFonts(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/assets/fonts"))
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK) context.Response.Headers.CacheControl = Forever;
                return Task.CompletedTask;
            });
        return next(context);
    });
}
