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

    public byte[] Encrypt(string nationalId) => Sealed.Seal(keys.NationalIdCipher, Encoding.ASCII.GetBytes(nationalId));

    /// <exception cref="CryptographicException">It was changed, or encrypted under another key.</exception>
    public string Decrypt(byte[] cipher) => Encoding.ASCII.GetString(Sealed.Open(keys.NationalIdCipher, cipher));
}
