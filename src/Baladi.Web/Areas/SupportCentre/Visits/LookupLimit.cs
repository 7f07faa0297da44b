using System.Threading.RateLimiting;
using Baladi.Web.Shared.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.SupportCentre.Visits;

/// <summary>Keeps a clerk, or somebody at a clerk's machine, from finding out which IDs the portal knows.</summary>
public static class LookupLimit
{
    public const string Policy = "support-centre-lookup";
    /// <summary>How many lookups a clerk has in a minute; the setting is there for tests.</summary>
    private const string Setting = "SupportCentre:LookupsPerMinute";
    private const int Default = 6;

    public static IServiceCollection AddLookupLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue(Setting, Default);
        return services.AddRateLimiter(options => options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            $"{context.RequestServices.GetRequiredService<CurrentActor>().Actor.AccountId}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })));
    }
}
