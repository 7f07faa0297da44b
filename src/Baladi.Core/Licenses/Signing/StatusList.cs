using System.IO.Compression;
using Microsoft.IdentityModel.Tokens;

namespace Baladi.Core.Licenses.Signing;

/// <summary>
/// The status of every license of a year, two bits each (IETF draft Token Status List): 0 not taken away, 1 cancelled, 2 suspended.
/// Its place in the list is drawn at random and has nothing to do with its number: whoever reads the list learns how many were taken away, not which.
/// </summary>
public sealed class StatusList(int year)
{
    public const string Type = "statuslist+jwt";
    public const int Bits = 2;
    /// <summary>How often whoever keeps a copy should fetch it anew.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);
    /// <summary>An older copy says nothing any more.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>More than are issued in any year.</summary>
    public const int Size = 10_000_000;

    private readonly byte[] bytes = new byte[Size * Bits / 8];

    public int Year => year;

    public int this[int index]
    {
        get => bytes[index / 4] >> (index % 4 * Bits) & 3;
        private set => bytes[index / 4] = (byte)(bytes[index / 4] & ~(3 << (index % 4 * Bits)) | value << (index % 4 * Bits));
    }

    internal void Set(int place, LicenseState state) => this[place] = state switch { LicenseState.Cancelled => 1, LicenseState.Suspended => 2, _ => 0 };

    /// <summary>Zlib, in base64url.</summary>
    internal string Compressed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
        return Base64UrlEncoder.Encode(packed.ToArray());
    }
}
