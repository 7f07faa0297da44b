using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>
/// The secrets of an installation, each a file of its own in one folder outside the repository. A development system makes
/// what is missing; anywhere else a missing key stops the start, because a key made silently would orphan what the lost one protected.
/// </summary>
public sealed class KeyRing(string folder, bool createMissing)
{
    /// <summary>Encrypts national IDs at rest.</summary>
    public byte[] NationalIdCipher => field ??= Secret("national-id-cipher.key");
    /// <summary>Looks national IDs up without decrypting any.</summary>
    public byte[] NationalIdLookup => field ??= Secret("national-id-lookup.key");
    /// <summary>Authenticates the entries of the audit chains.</summary>
    public byte[] AuditChain => field ??= Secret("audit-chain.key");
    /// <summary>Signs what the payment gateway and we tell each other.</summary>
    public byte[] PaymentGateway => field ??= Secret("payment-gateway.key");
    /// <summary>Encrypts the keys of sessions, forms and links, which the program makes and changes by itself.</summary>
    public byte[] Sessions => field ??= Secret("sessions.key");
    /// <summary>Encrypts the secrets of authenticator apps.</summary>
    public byte[] SecondFactors => field ??= Secret("second-factors.key");
    /// <summary>Signs audit checkpoints: ECDSA P-256.</summary>
    public ECDsa AuditCheckpoints => field ??= Signing("audit-checkpoints.pem");

    /// <summary>Reads every key, so that a missing one is told at the start and not at the first use.</summary>
    public void Require()
    {
        _ = (NationalIdCipher, NationalIdLookup, AuditChain, PaymentGateway, Sessions, SecondFactors, AuditCheckpoints);
    }

    private byte[] Secret(string name) => Convert.FromBase64String(Read(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));

    private ECDsa Signing(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportFromPem(Read(name, key.ExportPkcs8PrivateKeyPem));
        return key;
    }

    private string Read(string name, Func<string> make)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            if (!createMissing) throw new InvalidOperationException($"The key file {path} is missing. See docs/operations.md, Keys.");
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, make());
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return File.ReadAllText(path).Trim();
    }
}
