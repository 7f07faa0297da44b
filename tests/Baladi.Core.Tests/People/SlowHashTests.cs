using System.Buffers.Binary;
using Baladi.Core.People;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Baladi.Core.Tests.People;

public class SlowHashTests
{
    /// <summary>The bytes of Identity's version 3: its mark, the function (2 is HMAC-SHA512), the rounds.</summary>
    [Fact]
    public void Hash_OfAPassword_NamesFunctionAndRounds()
    {
        var hash = Convert.FromBase64String(SlowHash.Hasher.HashPassword(null!, "a long password"));

        Assert.Equal((1, 2u, 210_000u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))));
    }

    [Fact]
    public void Verify_HashOfFewerRounds_HoldsAndAsksToBeMadeAnew()
    {
        var earlier = new PasswordHasher<Account>().HashPassword(null!, "a long password");

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, SlowHash.Hasher.VerifyHashedPassword(null!, earlier, "a long password"));
        Assert.Equal(PasswordVerificationResult.Failed, SlowHash.Hasher.VerifyHashedPassword(null!, earlier, "another password"));
    }
}
