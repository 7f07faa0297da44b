using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace Baladi.Web.Shared.Security;

public enum SecurityEvent
{
    /// <summary>A session began.</summary>
    SignedIn,
    /// <summary>The first proof was right, and another is asked for.</summary>
    FirstFactor,
    SignedOut,
    /// <summary>A form of signing in, registering, recovering or changing how one signs in was not taken.</summary>
    ProofRefused,
    /// <summary>Nothing showed that the person meant it: no token, or another site's form.</summary>
    Unproven,
    /// <summary>Somebody known asked for what is not theirs to do.</summary>
    Forbidden,
    /// <summary>Somebody known asked for what is not there, or not theirs to see.</summary>
    NotTheirs,
    /// <summary>More often than is allowed.</summary>
    TooOften,
    /// <summary>Larger than is read, or nothing that could be read.</summary>
    Unreadable,
}

/// <summary>
/// The events that whoever watches over the portal wants to see, one line each, under the name Baladi.Security. They say what, when, where
/// (the pattern of the route), by which account (its key, which only the database can resolve) and from which network; never what was sent.
/// </summary>
public sealed class SecurityLog(ILoggerFactory loggers)
{
    public const string Category = "Baladi.Security";
    private readonly ILogger log = loggers.CreateLogger(Category);

    public void Write(HttpContext context, SecurityEvent happened, long? account = null) =>
        log.Log(happened is SecurityEvent.SignedIn or SecurityEvent.FirstFactor or SecurityEvent.SignedOut ? LogLevel.Information : LogLevel.Warning, new EventId((int)happened + 1, happened.ToString()),
            "{Event} at {Method} {Route} by {Account} from {Network} ({Trace})", happened, Verb(context.Request.Method), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched", account ?? AccountOf(context.User), Network(context.Connection.RemoteIpAddress), context.TraceIdentifier);

    // Who still has to give a second proof is called by the key alone.
    public static long? AccountOf(ClaimsPrincipal principal) => long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? principal.FindFirstValue(ClaimTypes.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var account) ? account : null;

    /// <summary>Enough to see that many come from one place, too little to find one person: the first three bytes, or six of IPv6.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    // A method can be any word of the sender's own.
    private static string Verb(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "TRACE" ? method : "other";
}
