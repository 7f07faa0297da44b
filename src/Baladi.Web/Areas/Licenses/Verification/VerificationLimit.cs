using System.Globalization;
using System.Threading.RateLimiting;
using Baladi.Web.Areas.Account;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Licenses.Verification;

/// <summary>Keeps a machine from walking through license numbers; a person never meets it.</summary>
public static class VerificationLimit
{
    public const string Policy = "verification";
    /// <summary>How many lookups an address has in a minute; the setting is there for load tests.</summary>
    public const string Setting = "Verification:PerMinute";
    public const int Default = 30;
    /// <summary>How many scans of a code go on one number.</summary>
    private const int Scanned = 20;
    public const string NumberField = "number";

    public static IServiceCollection AddVerificationLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue(Setting, Default);
        return services.AddRateLimiter(options =>
        {
            options.AddPolicy(Policy, context => Scans(context) ? PerMinute("scan", context, most * Scanned) : LooksUp(context) ? PerMinute("number", context, most) : RateLimitPartition.GetNoLimiter(""));
            // The body is left empty: the error page in the reader's language takes its place.
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    private static RateLimitPartition<string> PerMinute(string what, HttpContext context, int most) =>
        RateLimitPartition.GetFixedWindowLimiter($"{what} {AccountLimits.Origin(context.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });

    // Of a code nothing can be guessed; a whole quarter may scan behind one address.
    private static bool Scans(HttpContext context) => context.Request.RouteValues.ContainsKey("token");

    // Opening the empty form looks nothing up.
    private static bool LooksUp(HttpContext context) => context.Request.Query.ContainsKey(NumberField);
}
