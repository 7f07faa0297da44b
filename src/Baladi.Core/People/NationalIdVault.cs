using Baladi.Core.Basics;
using System.Security.Cryptography;
using System.Text;

namespace Baladi.Core.People;

/// <summary>Keeps national IDs: encrypted with AES-GCM, found again by a keyed hash. Neither helps anybody without the keys.</summary>
public sealed class NationalIdVault(KeyRing keys)
{
    public const int HashLength = 64;

    /// <summary>HMAC-SHA256, hexadecimal: the same for the same ID, meaningless without the key.</summary>
    public string Hash(string nationalId) => Convert.ToHexStringLower(HMACSHA256.HashData(keys.NationalIdLookup, Encoding.ASCII.GetBytes(nationalId)));

    public byte[] Encrypt(string nationalId)
    {
        var result = new byte[12 + 16 + nationalId.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, 12));
        using var aes = new AesGcm(keys.NationalIdCipher, 16);
        aes.Encrypt(result.AsSpan(0, 12), Encoding.ASCII.GetBytes(nationalId), result.AsSpan(28), result.AsSpan(12, 16));
        return result;
    }

    /// <exception cref="CryptographicException">It was changed, or encrypted under another key.</exception>
    public string Decrypt(byte[] cipher)
    {
        var result = new byte[cipher.Length - 28];
        using var aes = new AesGcm(keys.NationalIdCipher, 16);
        aes.Decrypt(cipher.AsSpan(0, 12), cipher.AsSpan(28), cipher.AsSpan(12, 16), result);
        return Encoding.ASCII.GetString(result);
    }
}
