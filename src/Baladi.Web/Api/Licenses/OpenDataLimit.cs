using System.Threading.RateLimiting;
using Baladi.Web.Areas.Account;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Api.Licenses;

/// <summary>The whole register is a lot to ask for: a few times a minute are enough for whoever keeps a copy of it.</summary>
public static class OpenDataLimit
{
    public const string Policy = "open-data";
    /// <summary>How often an address may ask for the whole register in a minute.</summary>
    public const string Setting = "Limits:OpenData";
    public const int Default = 6;

    public static IServiceCollection AddOpenDataLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue(Setting, Default);
        return services.AddRateLimiter(options => options.AddPolicy(Policy, context =>
            RateLimitPartition.GetFixedWindowLimiter(AccountLimits.Origin(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })));
    }
}
