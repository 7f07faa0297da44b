using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>
/// The secrets of an installation, each a file of its own in one folder outside the repository. A development system makes
/// what is missing; anywhere else a missing key stops the start, because a key made silently would orphan what the lost one protected.
/// </summary>
public sealed class KeyRing(string folder, bool createMissing)
{
    /// <summary>Encrypts national IDs at rest.</summary>
    public byte[] NationalIdCipher => field ??= Secret(IdCipher);
    /// <summary>Looks national IDs up without decrypting any.</summary>
    public byte[] NationalIdLookup => field ??= Secret(IdLookup);
    /// <summary>Authenticates the entries of the audit chains.</summary>
    public byte[] AuditChain => field ??= Secret(Chain);
    /// <summary>Signs what the payment gateway and we tell each other.</summary>
    public byte[] PaymentGateway => field ??= Secret(Gateway);
    /// <summary>Encrypts the keys of sessions, forms and links, which the program makes and changes by itself.</summary>
    public byte[] Sessions => field ??= Secret(SessionsKey);
    /// <summary>Encrypts the secrets of authenticator apps.</summary>
    public byte[] SecondFactors => field ??= Secret(Factors);
    /// <summary>Signs audit checkpoints: ECDSA P-256.</summary>
    public ECDsa AuditCheckpoints => field ??= Signing(Checkpoints);

    /// <summary>Signs licenses: ECDSA P-256. Its public half is in the database and published.</summary>
    public ECDsa LicenseSigning => licenseSigning ??= Signing(Licenses);

    /// <summary>Whether national IDs are on their way to new keys, some under the old ones and some under the new.</summary>
    public bool IsChangingIdKeys => File.Exists(Path.Combine(folder, Next + IdCipher));

    /// <summary>The new keys of national IDs: made now, or those a change that broke off had made.</summary>
    public (byte[] Cipher, byte[] Lookup) BeginIdKeys()
    {
        // The cipher last: its file is what says that a change is under way. Where it is there and the lookup is not, finishing broke off between the two.
        var lookup = IsChangingIdKeys && !File.Exists(Path.Combine(folder, Next + IdLookup)) ? NationalIdLookup : Fresh(Next + IdLookup);
        return (Fresh(Next + IdCipher), lookup);
    }

    /// <summary>The new keys take the place of the old, which stay beside them for the backups made under them.</summary>
    public void FinishIdKeys(DateTimeOffset now)
    {
        foreach (var name in new[] { IdLookup, IdCipher })
        {
            if (!File.Exists(Path.Combine(folder, Next + name))) continue;
            // At no moment is there none: a missing key would be made anew on a development system.
            File.Copy(Path.Combine(folder, name), Path.Combine(folder, $"until-{now:yyyyMMddHHmmss}.{name}"), overwrite: true);
            File.Move(Path.Combine(folder, Next + name), Path.Combine(folder, name), overwrite: true);
        }
    }

    /// <summary>The next key for licenses: made now, or by a change that broke off.</summary>
    public ECDsa BeginLicenseSigning() => Signing(Next + Licenses, create: true);

    /// <summary>It takes the place of the old, of which nothing is kept: it has nothing left to sign.</summary>
    public void FinishLicenseSigning()
    {
        File.Move(Path.Combine(folder, Next + Licenses), Path.Combine(folder, Licenses), overwrite: true);
        licenseSigning = null;
    }

    /// <summary>What the keys that are here, and without which nobody could read a backup, are recognised by. Nobody comes from there to the key.</summary>
    public IReadOnlyDictionary<string, string> Marks() =>
        new[] { IdCipher, IdLookup, Chain, Factors, Checkpoints }.Where(name => File.Exists(Path.Combine(folder, name))).ToDictionary(name => name, name => Convert.ToHexStringLower(Mark(name))[..16]);

    private byte[] Mark(string name) => name == Checkpoints ? SHA256.HashData(AuditCheckpoints.ExportSubjectPublicKeyInfo()) : HMACSHA256.HashData(Secret(name), "baladi: which key is this"u8);

    /// <summary>The keys of which there is no file.</summary>
    public IReadOnlyList<string> Missing() => [.. new[] { IdCipher, IdLookup, Chain, Gateway, SessionsKey, Factors, Checkpoints, Licenses }.Where(name => !File.Exists(Path.Combine(folder, name)))];

    /// <summary>Reads every key, so that a missing one is told at the start and not at the first use.</summary>
    public void Require()
    {
        _ = (NationalIdCipher, NationalIdLookup, AuditChain, PaymentGateway, Sessions, SecondFactors, AuditCheckpoints, LicenseSigning);
    }

    private const string IdCipher = "national-id-cipher.key";
    private const string IdLookup = "national-id-lookup.key";
    private const string Gateway = "payment-gateway.key";
    private const string SessionsKey = "sessions.key";
    private const string Chain = "audit-chain.key";
    private const string Factors = "second-factors.key";
    private const string Checkpoints = "audit-checkpoints.pem";
    private const string Licenses = "license-signing.pem";
    private const string Next = "next.";

    private ECDsa? licenseSigning;

    private byte[] Secret(string name) => Convert.FromBase64String(Read(name, NewSecret));

    private byte[] Fresh(string name)
    {
        if (!File.Exists(Path.Combine(folder, name))) Write(name, NewSecret());
        return Secret(name);
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private ECDsa Signing(string name, bool create = false)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportFromPem(Read(name, key.ExportPkcs8PrivateKeyPem, create));
        return key;
    }

    /// <param name="create">Made where it is missing, on whatever system.</param>
    private string Read(string name, Func<string> make, bool create = false)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            if (!createMissing && !create) throw new InvalidOperationException($"The key file {path} is missing. See docs/operations.md, Keys.");
            Write(name, make());
        }
        return File.ReadAllText(path).Trim();
    }

    private void Write(string name, string secret)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        // Whole or not at all, and of two who make it at the same moment the first: both then read the same.
        var made = $"{path}.{Path.GetRandomFileName()}";
        File.WriteAllText(made, secret);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(made, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try { File.Move(made, path); }
        catch (IOException) when (File.Exists(path)) { File.Delete(made); }
    }
}
