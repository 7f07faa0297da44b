using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Baladi.Core.Licenses.Sampled;

/// <summary>
/// How the lot falls, so that anybody can draw it again. Before a day begins the SHA-256 of a secret is published. After it the
/// list of the day is closed and digested, the secret is published, and each license gets the mark that both give it: nobody
/// could know it while licenses were still being issued, and nobody can choose it afterwards. Written down in docs/post-audit.md.
/// </summary>
public static class SamplingLot
{
    public const int SecretBytes = 32;
    private const int Thousand = 1000;

    public static string Commitment(byte[] secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>SHA-256 over the lines NUMBER,PERMILLE, each ended by a line feed, in the order of the numbers.</summary>
    public static string Digest(IEnumerable<(string Number, int PerMille)> licenses)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (number, perMille) in licenses.OrderBy(license => license.Number, StringComparer.Ordinal)) hash.AppendData(Encoding.ASCII.GetBytes($"{number},{perMille}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first eight bytes, big-endian, of HMAC-SHA256 over DIGEST:NUMBER with the secret as its key.</summary>
    public static ulong Mark(byte[] secret, string digest, string number) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{digest}:{number}")));

    /// <summary>Whether a mark is among the lowest so many of a thousand that there can be.</summary>
    public static bool IsDrawn(ulong mark, int perMille) => (UInt128)mark * Thousand < (UInt128)perMille << 64;
}
