using System.Globalization;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Shared.Caching;

/// <summary>
/// One copy of a public page for everybody who is not signed in: <c>[OutputCache(PolicyName = PublicPagePolicy.Name)]</c>.
/// Path and query tell copies apart (the language is in the path), and so do the cookie notice, the encoding, and what is published.
/// </summary>
/// <param name="enabled">Off where a measurement wants every answer made anew.</param>
public sealed class PublicPagePolicy(bool enabled) : IOutputCachePolicy
{
    public const string Name = "Public";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var shared = enabled && IsForEverybody(request);
        context.EnableOutputCaching = shared;
        context.AllowCacheLookup = shared;
        context.AllowCacheStorage = shared;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["notice"] = request.Cookies.ContainsKey(SiteCookies.Notice) ? "read" : "unread";
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        // What was just published is read at once, and not a minute later.
        context.CacheVaryByRules.VaryByValues["published"] = context.HttpContext.RequestServices.GetRequiredService<PublishedCatalog>().Taken.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        // A cookie is somebody's own: such an answer is never kept for others.
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static bool IsForEverybody(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Authorization.Count == 0
        && !request.Cookies.Keys.Any(name => name.StartsWith(SiteCookies.Session, StringComparison.Ordinal) || name.StartsWith(SiteCookies.TempData, StringComparison.Ordinal));

    private static string Encoding(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
