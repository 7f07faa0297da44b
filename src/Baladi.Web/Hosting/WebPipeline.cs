using Baladi.Web.Areas.Maps.Tiles;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Errors;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Hosting;

public static class WebPipeline
{
    private const string Forever = "public,max-age=31536000,immutable";

    /// <summary>
    /// The order matters: language and headers first, so that error pages have them; errors around everything that can fail;
    /// the shared cache before anybody is recognised, since it serves only those who bring no session; limits after that, since
    /// some count by account.
    /// </summary>
    public static WebApplication UseBaladi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UsePortalHost();
        app.UseMiddleware<CultureMiddleware>();
        app.UseSecurityHeaders(SecurityHeaders.Policy(hsts: !app.Environment.IsDevelopment()));
        app.UseErrorPages();
        app.UseMiddleware<SecurityWatch>();
        app.UseKeptFonts();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseBodyLimit();
        app.UseReadableForms();
        app.UseReadableJson();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<PersonalAnswers>();
        app.UseAuthentication();
        app.UseMiddleware<CurrentActor.Middleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseReadableUploads();
        return app;
    }

    public static WebApplication MapBaladi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapObservability();
        app.MapApiDescription();
        app.MapTiles();
        app.MapGet("/", () => Results.Redirect("/ar")).AllowAnonymous().ExcludeFromDescription();
        app.MapControllers().WithStaticAssets();
        // Without an endpoint the fallback policy would ask a stranger to sign in for a page, or a file, that does not exist.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    // Outside of development the portal answers to its own names alone, and its cookies are this host's. Probes come by address.
    private static void UsePortalHost(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        var portal = app.Services.GetRequiredService<Settings>().Installation.Portal;
        string[] names = [portal.Host, "localhost", "127.0.0.1", "[::1]", .. (app.Configuration["Portal:OtherHosts"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        app.Use((context, next) =>
        {
            if (names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/metrics")) return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        if (portal.Scheme == Uri.UriSchemeHttps) app.UseMiddleware<HostCookies>();
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
        if (!IsForm(context, "application/x-www-form-urlencoded") || await IsReadableAsync(context)) await next(context);
    });

    // JSON is UTF-8 (RFC 8259); in any other encoding it may hold what no decoder takes.
    private static void UseReadableJson(this WebApplication app) => app.Use((context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.SubType.EndsWith("json", StringComparison.OrdinalIgnoreCase) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    // Documents are taken from those only who may send them, and then read once, here: what breaks off or is no form at all is the sender's mistake wherever it would be noticed.
    private static void UseReadableUploads(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsForm(context, "multipart/") || await IsReadableAsync(context)) await next(context);
    });

    private static bool IsForm(HttpContext context, string type) =>
        context.Request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true && context.Features.Get<IStatusCodeReExecuteFeature>() is null;

    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        var empty = new FormFeature(FormCollection.Empty);
        // A page that is only looked at takes no form.
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Features.Set<IFormFeature>(empty);
            return true;
        }
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        // BadHttpRequestException, which is an IOException as well, knows its own status.
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException or NotSupportedException or ArgumentException or (IOException and not BadHttpRequestException))
        {
            context.Features.Set<IFormFeature>(empty);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return false;
        }
    }

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
