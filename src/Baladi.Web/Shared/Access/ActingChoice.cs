using System.Globalization;
using System.Security.Cryptography;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.StaticAssets;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// For whom somebody said they act, in a cookie of their own: sealed, and bound to the account. It is a wish, not a right; whether
/// they may is asked of the database with each request.
/// </summary>
public sealed class ActingChoice(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Baladi.ActingFor.v1");

    public string? Read(HttpRequest request, long account)
    {
        if (request.Cookies[SiteCookies.ActingFor] is not { Length: > 0 and < 1024 } kept) return null;
        try { return protector.Unprotect(kept).Split('|') is [var of, var key] && of == Written(account) ? key : null; }
        catch (Exception error) when (error is CryptographicException or FormatException) { return null; }
    }

    /// <param name="key">Null for oneself.</param>
    public void Write(HttpContext context, long account, string? key)
    {
        if (key is null) context.Response.Cookies.Delete(SiteCookies.ActingFor);
        else context.Response.Cookies.Append(SiteCookies.ActingFor, protector.Protect($"{Written(account)}|{key}"), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
    }

    /// <summary>Whether the request does something, or shows something, for whom one acts.</summary>
    internal static bool Stops(HttpContext context) => context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && context.Request.Path.Value is { } path && !path.Contains("/account/acting-for", StringComparison.OrdinalIgnoreCase) && !path.Contains("/account/sign-out", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ends the choice, and says why instead of answering.</summary>
    internal static void Stop(HttpContext context, string key)
    {
        context.Response.Cookies.Delete(SiteCookies.ActingFor);
        if (context.Request.Path.StartsWithSegments("/api")) { context.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{context.Request.PathBase}/{Texts.Language}/account/acting-for/ended{QueryString.Create("key", key)}";
        context.Response.Headers.CacheControl = "no-store";
    }

    private static string Written(long account) => account.ToString(CultureInfo.InvariantCulture);
}
