using System.Net;
using System.Net.Sockets;

namespace Baladi.Core.People.Sessions;

/// <summary>The part of an address that says from which network somebody came, and not which line of it: 95.177.12.x, 2001:db8:12::/48.</summary>
public static class Networks
{
    public const int Length = 24;

    /// <returns>Null where the address is not known.</returns>
    public static string? Of(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork) return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x";
        return new IPAddress([.. bytes.AsSpan(0, 6), .. new byte[10]]) + "/48";
    }
}
