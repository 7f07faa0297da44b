using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>Bytes under a key, with AES-GCM: nonce (12), tag (16), cipher.</summary>
public static class Sealed
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var result = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(result.AsSpan(0, Nonce), plain, result.AsSpan(Nonce + Tag), result.AsSpan(Nonce, Tag));
        return result;
    }

    /// <exception cref="CryptographicException">It was changed, or sealed under another key.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> cipher)
    {
        var plain = new byte[cipher.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(cipher[..Nonce], cipher[(Nonce + Tag)..], cipher.Slice(Nonce, Tag), plain);
        return plain;
    }
}
