using System.Text;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Shared.Security;

/// <summary>
/// On a portal that people reach by https every cookie leaves as __Host-…: Secure, for this host and all of its paths, so that
/// neither a listener nor a neighbouring site can read or plant one. Done at the edge, once for all cookies there are or will be;
/// inside they keep their names.
/// </summary>
public sealed class HostCookies(RequestDelegate next)
{
    public const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext context)
    {
        context.Request.Headers.Cookie = Inward(context.Request.Headers.Cookie.ToString());
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            if (headers.SetCookie.Count > 0) headers.SetCookie = Array.ConvertAll(headers.SetCookie.ToArray(), cookie => Outward(cookie!));
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>Without the prefix; a cookie that lacks it was not set by us.</summary>
    internal static string? Inward(string cookies)
    {
        var kept = new StringBuilder();
        foreach (var cookie in cookies.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (cookie.StartsWith(Prefix, StringComparison.Ordinal)) kept.Append(kept.Length > 0 ? "; " : "").Append(cookie, Prefix.Length, cookie.Length - Prefix.Length);
        return kept.Length == 0 ? null : kept.ToString();
    }

    internal static string Outward(string cookie)
    {
        var set = SetCookieHeaderValue.Parse(cookie);
        set.Name = Prefix + set.Name;
        set.Secure = true;
        set.Path = "/";
        set.Domain = default;
        return set.ToString();
    }
}
