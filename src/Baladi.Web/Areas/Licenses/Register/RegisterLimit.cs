using System.Threading.RateLimiting;
using Baladi.Web.Areas.Account;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Licenses.Register;

/// <summary>Keeps a machine from copying the register page by page; a person never meets it.</summary>
public static class RegisterLimit
{
    public const string Policy = "register";
    /// <summary>How many pages and answers of the register an address has in a minute.</summary>
    public const string Setting = "Limits:Register";
    public const int Default = 60;

    public static IServiceCollection AddRegisterLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue(Setting, Default);
        return services.AddRateLimiter(options => options.AddPolicy(Policy, context =>
            RateLimitPartition.GetFixedWindowLimiter(AccountLimits.Origin(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })));
    }
}
