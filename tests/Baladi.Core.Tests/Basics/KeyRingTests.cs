using Baladi.Core.Basics;
using Xunit;

namespace Baladi.Core.Tests.Basics;

/// <summary>A change of keys that broke off while it was finishing goes on with the keys it had made.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"baladi-ring-{Guid.NewGuid():N}");

    [Fact]
    public void FinishIdKeys_BrokenOffBetweenTheTwo_KeepsTheLookupThatRowsAreUnder()
    {
        var ring = new KeyRing(folder, createMissing: true);
        ring.Require();
        var made = ring.BeginIdKeys();
        File.Move(Path.Combine(folder, "next.national-id-lookup.key"), Path.Combine(folder, "national-id-lookup.key"), overwrite: true);

        var again = new KeyRing(folder, createMissing: true);
        var (cipher, lookup) = again.BeginIdKeys();
        again.FinishIdKeys(DateTimeOffset.UnixEpoch);

        var after = new KeyRing(folder, createMissing: false);
        Assert.Equal([made.Cipher, made.Lookup], new[] { cipher, lookup });
        Assert.Equal([made.Cipher, made.Lookup], new[] { after.NationalIdCipher, after.NationalIdLookup });
        Assert.False(after.IsChangingIdKeys);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
