using System.Security.Cryptography;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.People;

/// <summary>National IDs under new keys: everybody is found again, the old keys open nothing, and a change that broke off goes on.</summary>
public abstract class ChangeIdKeysTests(AuditedPortal audited) : PortalTest(audited.Portal)
{
    [SkippableFact]
    public async Task Change_BrokenOffAndRunAgain_LeavesNothingUnderTheOldKeys()
    {
        var people = await Portal.ReadAsync(db => db.People.CountAsync());
        var oldVault = Portal.Services.GetRequiredService<NationalIdVault>();
        using var breaking = new CancellationTokenSource();
        var seen = new List<int>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.AskAsync((ChangeIdKeys change) => change.RunAsync(5, new Reported(count =>
        {
            seen.Add(count);
            breaking.Cancel();
        }), breaking.Token)));
        var isHalfway = Portal.Services.GetRequiredService<KeyRing>().IsChangingIdKeys;

        var changed = await Portal.AskAsync((ChangeIdKeys change) => change.RunAsync(5, null, CancellationToken.None));

        Assert.True(isHalfway);
        Assert.Equal(5, seen[0]);
        Assert.True(changed >= people - 5);
        await using var restarted = Portal.Restart();
        var (ring, vault) = (restarted.GetRequiredService<KeyRing>(), restarted.GetRequiredService<NationalIdVault>());
        Assert.False(ring.IsChangingIdKeys);
        foreach (var person in await Portal.ReadAsync(db => db.People.AsNoTracking().ToListAsync()))
        {
            Assert.Throws<AuthenticationTagMismatchException>(() => oldVault.Decrypt(person.NationalIdCipher));
            Assert.Equal(person.NationalIdHash, vault.Hash(vault.Decrypt(person.NationalIdCipher)));
        }
        Assert.Equal([], await Portal.ReadAsync(db => (from account in db.Users join person in db.People on account.PersonId equals person.Id where account.UserName != person.NationalIdHash select account.Id).ToListAsync()));
        Assert.NotNull((await restarted.ActorAsync(Who.Citizen)).AccountId);
        Assert.All(await Portal.ReadAsync(db => db.Interests.AsNoTracking().Where(interest => interest.RelatedIdCipher != null).ToListAsync()),
            interest => Assert.Equal(interest.RelatedIdHash, vault.Hash(vault.Decrypt(interest.RelatedIdCipher!))));
        Assert.Empty(await Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(20, null, CancellationToken.None)));
    }

    private sealed class Reported(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }

    public sealed class OnSqlite(AuditedPortal<SqlitePortal> audited) : ChangeIdKeysTests(audited), IClassFixture<AuditedPortal<SqlitePortal>>;

    public sealed class OnPostgreSql(AuditedPortal<PostgreSqlPortal> audited) : ChangeIdKeysTests(audited), IClassFixture<AuditedPortal<PostgreSqlPortal>>;
}
