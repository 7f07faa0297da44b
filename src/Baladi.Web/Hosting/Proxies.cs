using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Baladi.Web.Hosting;

/// <summary>
/// The proxies in front of us, by the setting <c>Proxy:Known</c> (addresses and networks, separated by commas). Only what they say of
/// whom they speak for is believed; without the setting nobody is, or anybody could choose the address their tries are counted under.
/// </summary>
public static class Proxies
{
    private const string Setting = "Proxy:Known";

    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardLimit = null;
            options.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var entry in known)
                if (IPAddress.TryParse(entry, out var address)) options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(entry, out var network)) options.KnownIPNetworks.Add(network);
                else throw new InvalidOperationException($"{Setting} has '{entry}', which is neither an address nor a network such as 10.0.0.0/8.");
        });
    }
}
