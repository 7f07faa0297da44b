using Baladi.Core.Audit;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Audit;

/// <summary>What only a signed statement kept outside the database can show. Each test starts from a database with two of them.</summary>
public abstract class CheckpointTests(Portal portal) : PortalTest(portal), IAsyncLifetime
{
    private string reference = "";
    private AuditHead head = null!;
    private (long Version, int Events, byte[] Salt) before;

    /// <summary>A case; a checkpoint; a message on the case; the next checkpoint.</summary>
    public async Task InitializeAsync()
    {
        reference = await Owner.SubmitRestaurantAsync();
        Assert.NotNull(await Portal.SignCheckpointAsync());
        var id = await CaseIdAsync();
        head = await Portal.ReadAsync(db => db.AuditHeads.AsNoTracking().SingleAsync(h => h.Stream == AuditedAttribute.Case && h.StreamKey == id));
        var row = await Portal.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => new { c.Version, c.EventCount, Salt = EF.Property<byte[]>(c, AuditTrail.Salt) }).SingleAsync());
        before = (row.Version, row.EventCount, row.Salt);
        (await Owner.SayAsync(reference, "هل من جديد؟")).Expect();
        Assert.NotNull(await Portal.SignCheckpointAsync());
        Assert.Equal([], await Portal.VerifyAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task Verify_EntriesRowsAndHeadRolledBackTogether_IsFoundByTheCheckpointAlone()
    {
        var last = await LastNumberAsync();

        var findings = await Portal.FindingsAfterAsync(RollBackAsync);

        Assert.Equal([new AuditFinding($"checkpoint {last}", "it counted 1 entries, 0 are there")], findings);
    }

    [SkippableFact]
    public async Task Verify_RolledBackWithTheCheckpointToo_IsFoundByItsCopy()
    {
        var last = await LastNumberAsync();

        var findings = await Portal.FindingsAfterAsync(async db =>
        {
            await RollBackAsync(db);
            await db.AuditCheckpoints.Where(c => c.Number == last).ExecuteDeleteAsync();
        });

        Assert.Equal([new AuditFinding($"checkpoint {last}", "the copy outside the database is newer than the database")], findings);
    }

    [SkippableFact]
    public async Task Verify_CheckpointChanged_SaysItsSignatureIsNotOurs()
    {
        var last = await LastNumberAsync();

        var findings = await Portal.FindingsAfterAsync(async db =>
        {
            await RollBackAsync(db);
            await db.AuditCheckpoints.Where(c => c.Number == last).ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, 0));
        });

        Assert.Contains(new AuditFinding($"checkpoint {last}", "its signature is not ours"), findings);
    }

    [SkippableFact]
    public async Task Verify_CheckpointInTheMiddleDeleted_NamesTheGap()
    {
        var last = await LastNumberAsync();

        var findings = await Portal.FindingsAfterAsync(db => db.AuditCheckpoints.Where(c => c.Number == last - 1).ExecuteDeleteAsync());

        Assert.Contains(new AuditFinding($"checkpoint {last}", "the checkpoint before it is missing"), findings);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_CopyMissingOrChanged_IsTold(bool missing)
    {
        var last = await LastNumberAsync();
        var copy = Path.Combine(Portal.Storage, "audit", $"{last:000000}.json");
        var kept = await File.ReadAllTextAsync(copy);

        if (missing) File.Delete(copy);
        else await File.WriteAllTextAsync(copy, kept + " ");
        var findings = await Portal.VerifyAsync();
        await File.WriteAllTextAsync(copy, kept);

        Assert.Equal([new AuditFinding($"checkpoint {last}", "its copy outside the database is missing or differs")], findings);
    }

    [SkippableFact]
    public async Task Sign_NothingNew_SignsNothing()
    {
        Assert.Null(await Portal.SignCheckpointAsync());
    }

    [SkippableFact]
    public async Task Sign_WhileASlowTransactionIsUnderWay_NeverAccusesItLater()
    {
        var slow = (await Owner.SubmitRestaurantAsync(), await Owner.SubmitRestaurantAsync());
        var count = await Portal.ReadAsync(db => db.AuditCheckpoints.CountAsync());

        // Both cases in one transaction: the entry of the first has its key when the head of the second is read.
        Portal.Meanwhile.AfterReading("AuditHeads", () => { Portal.Meanwhile.AfterReading("AuditHeads", FasterAsync); return Task.CompletedTask; });
        await Portal.AskAsync(async (BaladiDbContext db) =>
        {
            foreach (var found in await db.Cases.Where(c => c.Reference == slow.Item1 || c.Reference == slow.Item2).ToListAsync()) found.Rename("اسم آخر");
            await db.SaveChangesAsync();
        });
        Assert.Equal(count + 1, await Portal.ReadAsync(db => db.AuditCheckpoints.CountAsync()));
        Assert.Equal([], await Portal.VerifyAsync());

        Assert.NotNull(await Portal.SignCheckpointAsync());
        Assert.Equal([], await Portal.VerifyAsync());

        async Task FasterAsync()
        {
            (await Owner.SayAsync(reference, "سؤال آخر")).Expect();
            Assert.NotNull(await Portal.SignCheckpointAsync());
        }
    }

    [SkippableFact]
    public async Task Verify_EntryTakenOutOfItsCheckpoint_IsFound()
    {
        var last = await LastNumberAsync();

        var findings = await Portal.FindingsAfterAsync(db => db.AuditEntries.Where(e => e.CheckpointNumber == last).ExecuteUpdateAsync(set => set.SetProperty(e => e.CheckpointNumber, (int?)null)));

        Assert.Equal([new AuditFinding($"checkpoint {last}", "it counted 1 entries, 0 are there")], findings);
    }

    /// <summary>As from a backup: the message was never sent.</summary>
    private async Task RollBackAsync(BaladiDbContext db)
    {
        var id = head.StreamKey;
        await db.AuditEntries.Where(e => e.Stream == AuditedAttribute.Case && e.StreamKey == id && e.Number > head.Count).ExecuteDeleteAsync();
        await db.CaseEvents.Where(e => e.CaseId == id && e.Number > before.Events).ExecuteDeleteAsync();
        await db.AuditHeads.Where(h => h.Stream == AuditedAttribute.Case && h.StreamKey == id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Count, head.Count).SetProperty(h => h.Hash, head.Hash).SetProperty(h => h.Seal, head.Seal));
        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Version, before.Version).SetProperty(c => c.EventCount, before.Events).SetProperty(c => EF.Property<byte[]>(c, AuditTrail.Salt), before.Salt));
    }

    private async Task<long> CaseIdAsync() => (await Portal.CaseAsync(reference)).Case.Id;

    private Task<int> LastNumberAsync() => Portal.ReadAsync(db => db.AuditCheckpoints.MaxAsync(c => c.Number));

    public sealed class OnSqlite(SqlitePortal portal) : CheckpointTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : CheckpointTests(portal), IClassFixture<PostgreSqlPortal>;
}
