using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>Keeps national IDs: encrypted with AES-GCM, found again by a keyed hash. Neither helps anybody without the keys.</summary>
public sealed class NationalIdVault
{
    public const int HashLength = 64;
    private const string Mark = "sealed:";

    private readonly Func<(byte[] Cipher, byte[] Lookup)> keys;

    public NationalIdVault(KeyRing ring) => keys = () => (ring.NationalIdCipher, ring.NationalIdLookup);

    /// <summary>Under other keys than those in use: for the change from one to the other.</summary>
    internal NationalIdVault((byte[] Cipher, byte[] Lookup) keys) => this.keys = () => keys;

    /// <summary>HMAC-SHA256, hexadecimal: the same for the same ID, meaningless without the key.</summary>
    public string Hash(string nationalId) => Convert.ToHexStringLower(HMACSHA256.HashData(keys().Lookup, Encoding.ASCII.GetBytes(nationalId)));

    public byte[] Encrypt(string nationalId) => Seal(Encoding.ASCII.GetBytes(nationalId));

    /// <exception cref="CryptographicException">It was changed, or encrypted under another key.</exception>
    public string Decrypt(byte[] cipher) => Encoding.ASCII.GetString(Sealed.Open(keys().Cipher, cipher));

    /// <summary>As text, for where answers are kept.</summary>
    public string SealText(string nationalId) => Mark + Convert.ToBase64String(Encrypt(nationalId));

    /// <summary>Null where it is no such text, or was sealed under another key.</summary>
    public string? OpenText(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var cipher = new byte[text.Length];
        if (!Convert.TryFromBase64String(text[Mark.Length..], cipher, out var length)) return null;
        try { return TryOpen(cipher[..length]) is { } id ? Encoding.ASCII.GetString(id) : null; }
        catch (Exception error) when (error is CryptographicException or ArgumentException) { return null; }
    }

    internal byte[] Seal(byte[] plain) => Sealed.Seal(keys().Cipher, plain);

    /// <summary>Null where it was sealed under another key.</summary>
    internal byte[]? TryOpen(byte[] cipher)
    {
        try { return Sealed.Open(keys().Cipher, cipher); }
        catch (AuthenticationTagMismatchException) { return null; }
    }
}
