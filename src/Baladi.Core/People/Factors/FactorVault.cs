using Baladi.Core.Basics;

namespace Baladi.Core.People.Factors;

/// <summary>Keeps the secrets of authenticator apps, encrypted with AES-GCM.</summary>
public sealed class FactorVault(KeyRing keys)
{
    public byte[] Encrypt(byte[] secret) => Sealed.Seal(keys.SecondFactors, secret);

    public byte[] Decrypt(byte[] cipher) => Sealed.Open(keys.SecondFactors, cipher);
}
