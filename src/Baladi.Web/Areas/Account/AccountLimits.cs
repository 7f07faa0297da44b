using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Account;

/// <summary>
/// How often one address may try: generous, because a whole district may share the address of a mobile network, and enough against
/// a machine. Forms that are sent count, pages that are opened do not.
/// </summary>
public static class AccountLimits
{
    public const string SignIn = "account-sign-in";
    public const string Registration = "account-registration";
    public const string Recovery = "account-recovery";

    /// <summary>The setting, what it is without one, and the time it is for.</summary>
    private static readonly (string Policy, string Setting, int Default, TimeSpan Window)[] All =
    [
        (SignIn, "Limits:SignIn", 60, TimeSpan.FromMinutes(1)),
        (Registration, "Limits:Registration", 30, TimeSpan.FromMinutes(10)),
        (Recovery, "Limits:Recovery", 30, TimeSpan.FromMinutes(10)),
    ];

    public static IServiceCollection AddAccountLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(options =>
    {
        foreach (var (policy, setting, standard, window) in All)
        {
            var most = configuration.GetValue(setting, standard);
            options.AddPolicy(policy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(Origin(context.Connection.RemoteIpAddress), _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = window, SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(""));
        }
    });

    /// <summary>Whoever has one address of the sixth version has 2⁶⁴ of them.</summary>
    internal static string Origin(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString();
    }
}
