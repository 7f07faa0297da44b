using System.Security.Cryptography;
using Baladi.Core.Audit;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Audit;

/// <summary>Entries and rows taken away, slipped in, or made again without our key: each is found and named.</summary>
public abstract class ChainTests(AuditedPortal audited) : PortalTest(audited.Portal)
{
    [SkippableFact]
    public async Task Verify_MiddleEntryDeleted_NamesIt()
    {
        var (stream, count) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(db => Entries(db, stream).Where(e => e.Number == count / 2).ExecuteDeleteAsync());

        Assert.Contains(findings, finding => finding.Where == $"case {stream}, entry {count / 2}" && finding.What.Contains("missing", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Verify_LastEntriesDeleted_SaysHowMany(int last)
    {
        var (stream, count) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(db => Entries(db, stream).Where(e => e.Number > count - last).ExecuteDeleteAsync());

        Assert.Contains(new AuditFinding($"case {stream}, entry {count - last + 1}", $"the last {last} of {count} entries are missing"), findings);
    }

    [SkippableFact]
    public async Task Verify_LastEntriesDeletedAndHeadSetBack_FindsTheHead()
    {
        var (stream, count) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(async db =>
        {
            await Entries(db, stream).Where(e => e.Number == count).ExecuteDeleteAsync();
            var hash = await Entries(db, stream).Where(e => e.Number == count - 1).Select(e => e.Hash).SingleAsync();
            await Head(db, stream).ExecuteUpdateAsync(set => set.SetProperty(h => h.Count, count - 1).SetProperty(h => h.Hash, hash));
        });

        Assert.Contains(findings, finding => finding.Where == $"case {stream}, head");
    }

    [SkippableFact]
    public async Task Verify_ChainMadeAgainWithoutOurKey_NamesEachEntryAndTheHead()
    {
        var (stream, count) = await StreamAsync();
        var key = RandomNumberGenerator.GetBytes(32);

        var findings = await Portal.FindingsAfterAsync(async db =>
        {
            await Entries(db, stream).Where(e => e.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(e => e.Manifest, e => e.Manifest + "CaseEvent 1 00\n"));
            for (var number = 2; number <= count; number++)
            {
                var before = await Entries(db, stream).Where(e => e.Number == number - 1).Select(e => e.Hash).SingleAsync();
                await Entries(db, stream).Where(e => e.Number == number).ExecuteUpdateAsync(set => set.SetProperty(e => e.Previous, before));
                var hash = (await Entries(db, stream).SingleAsync(e => e.Number == number)).ComputeHash(key);
                await Entries(db, stream).Where(e => e.Number == number).ExecuteUpdateAsync(set => set.SetProperty(e => e.Hash, hash));
                await Head(db, stream).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, hash));
            }
            var seal = (await Head(db, stream).SingleAsync()).ComputeSeal(key);
            await Head(db, stream).ExecuteUpdateAsync(set => set.SetProperty(h => h.Seal, seal));
        });

        var forged = findings.Where(finding => finding.What.Contains("without our key", StringComparison.Ordinal)).Select(finding => finding.Where);
        Assert.Equal([.. Enumerable.Range(2, count - 1).Select(number => $"case {stream}, entry {number}"), $"case {stream}, head"], forged);
    }

    [SkippableTheory]
    [InlineData("nonsense")]
    [InlineData("CaseEvent not-a-number 00\n")]
    [InlineData("")]
    public async Task Verify_ManifestReplaced_NamesTheEntry(string manifest)
    {
        var (stream, _) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(db => Entries(db, stream).Where(e => e.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(e => e.Manifest, manifest)));

        Assert.Contains(findings, finding => finding.Where == $"case {stream}, entry 2");
    }

    [SkippableFact]
    public async Task Verify_HeadDeleted_NamesTheStream()
    {
        var (stream, _) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(db => Head(db, stream).ExecuteDeleteAsync());

        Assert.Contains(new AuditFinding($"case {stream}, head", "it is missing"), findings);
    }

    [SkippableFact]
    public async Task Verify_RowDeleted_NamesIt()
    {
        var (stream, _) = await StreamAsync();
        var license = await Portal.ReadAsync(db => db.Set<License>().Where(l => l.CaseId == stream).Select(l => l.Id).SingleAsync());

        var findings = await Portal.FindingsAfterAsync(db => db.Set<License>().Where(l => l.Id == license).ExecuteDeleteAsync());

        Assert.Equal([new AuditFinding($"License {license} (case {stream})", "the row was deleted outside the system")], findings);
    }

    [SkippableFact]
    public async Task Verify_RowSlippedIn_NamesIt()
    {
        var (stream, _) = await StreamAsync();

        var findings = await Portal.FindingsAfterAsync(async db =>
        {
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(CaseEvent))!.GetProperties().Select(p => p.GetColumnName()).Where(name => name is not ("Id" or "Number")).Select(name => $"\"{name}\""));
            var copy = $"INSERT INTO \"CaseEvents\" (\"Id\", \"Number\", {columns}) SELECT 77, 999, {columns} FROM \"CaseEvents\" WHERE \"CaseId\" = {stream} AND \"Number\" = 1";
            await db.Database.ExecuteSqlRawAsync(copy);
        });

        Assert.Equal([new AuditFinding($"CaseEvent 77 (case {stream})", "the row was never recorded")], findings);
    }

    [SkippableFact]
    public async Task Verify_Untouched_FindsNothing()
    {
        Assert.Equal([], await Portal.VerifyAsync());
    }

    private static IQueryable<AuditEntry> Entries(BaladiDbContext db, long stream) => db.AuditEntries.AsNoTracking().Where(e => e.Stream == AuditedAttribute.Case && e.StreamKey == stream);

    private static IQueryable<AuditHead> Head(BaladiDbContext db, long stream) => db.AuditHeads.AsNoTracking().Where(h => h.Stream == AuditedAttribute.Case && h.StreamKey == stream);

    private async Task<(long Stream, int Count)> StreamAsync()
    {
        var id = (await Portal.CaseAsync(audited.Case)).Case.Id;
        return (id, await Portal.ReadAsync(db => Head(db, id).Select(h => h.Count).SingleAsync()));
    }

    public sealed class OnSqlite(AuditedPortal<SqlitePortal> audited) : ChainTests(audited), IClassFixture<AuditedPortal<SqlitePortal>>;

    public sealed class OnPostgreSql(AuditedPortal<PostgreSqlPortal> audited) : ChainTests(audited), IClassFixture<AuditedPortal<PostgreSqlPortal>>;
}
