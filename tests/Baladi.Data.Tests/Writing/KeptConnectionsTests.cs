using Baladi.Core.Data;
using Baladi.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Writing;

/// <summary>Contexts that use the connections and statements of others before them, as they do on SQLite, and must not notice.</summary>
public abstract class KeptConnectionsTests(DatabaseUnderTest database) : DatabaseTest(database)
{
    [SkippableFact]
    public async Task Read_SameQuestionOfOthers_AnswersTheLatest()
    {
        for (var n = 0; n < 20; n++)
        {
            await SaveAsync($"latest-{n}");
            await using var db = Open();
            var key = $"latest-{n}";
            Assert.Equal(key, await db.Settings.Where(setting => setting.Key == key).Select(setting => setting.Key).SingleOrDefaultAsync());
            Assert.Equal(n + 1, await db.Settings.CountAsync(setting => setting.Key.StartsWith("latest-")));
        }
    }

    [SkippableFact]
    public async Task Read_LeftInTheMiddle_LeavesNothingToTheNext()
    {
        for (var n = 0; n < 5; n++) await SaveAsync($"left-{n}");
        for (var n = 0; n < 5; n++)
        {
            await using var db = Open();
            await foreach (var key in Left(db).AsAsyncEnumerable())
            {
                Assert.StartsWith("left-", key);
                break;
            }
        }

        // Had a reader kept its place, the last would see the rows as they were, or start in the middle.
        await SaveAsync("left-5");
        await using var next = Open();
        Assert.Equal(6, (await Left(next).ToListAsync()).Count);
    }

    [SkippableFact]
    public async Task Snapshot_NeverEnded_IsNobodyElses()
    {
        await SaveAsync("snapshot-0");
        for (var n = 1; n < 4; n++)
        {
            await using (var db = Open())
            {
                // Left open, as where a page fails half-way.
                await Database.Provider.BeginSnapshotAsync(db, default);
                Assert.Equal(n, await Snapshots(db).CountAsync());
            }
            await SaveAsync($"snapshot-{n}");
        }
        await using var next = Open();
        Assert.Equal(4, await Snapshots(next).CountAsync());
    }

    [SkippableFact]
    public async Task Read_AfterSaving_OnAConnectionThatGoesBack()
    {
        for (var n = 0; n < 50; n++)
        {
            await using var db = Open();
            db.Add(new Setting($"again-{n}", "true"));
            await db.SaveChangesAsync();
            Assert.Equal(n + 1, await db.Settings.CountAsync(setting => setting.Key.StartsWith("again-")));
        }
    }

    private static IQueryable<string> Left(BaladiDbContext db) => db.Settings.Where(setting => setting.Key.StartsWith("left-")).OrderBy(setting => setting.Key).Select(setting => setting.Key);
    private static IQueryable<Setting> Snapshots(BaladiDbContext db) => db.Settings.Where(setting => setting.Key.StartsWith("snapshot-"));

    private async Task SaveAsync(params IEnumerable<string> keys)
    {
        await using var db = Open();
        db.AddRange(keys.Select(key => new Setting(key, "true")));
        await db.SaveChangesAsync();
    }

    public sealed class OnSqlite(SqliteDatabase database) : KeptConnectionsTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : KeptConnectionsTests(database), IClassFixture<PostgreSqlDatabase>;
}
