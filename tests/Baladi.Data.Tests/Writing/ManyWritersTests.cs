using Baladi.Core.Data;
using Baladi.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Writing;

/// <summary>Many who write at the same moment: on SQLite they share transactions, and must not notice.</summary>
public abstract class ManyWritersTests(DatabaseUnderTest database) : DatabaseTest(database)
{
    private const int Writers = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public async Task Save_ManyAtOnce_EachIsWrittenWhenItSaysSo()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async n =>
        {
            await SaveAsync($"each-{n}");
            await using var reader = Open();
            return await reader.Settings.AnyAsync(setting => setting.Key == $"each-{n}");
        })).WaitAsync(Patience);

        Assert.All(seen, Assert.True);
    }

    [SkippableFact]
    public async Task Save_OneInThreeFails_OnlyThatIsUndone()
    {
        await SaveAsync("taken");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async n =>
        {
            // The first row of a failing save is fine by itself and must go with the second.
            try { await SaveAsync(n % 3 == 0 ? [$"some-{n}", "taken"] : [$"some-{n}"]); }
            catch (DbUpdateException) { return false; }
            return true;
        })).WaitAsync(Patience);

        await using var reader = Open();
        var written = await reader.Settings.Where(setting => setting.Key.StartsWith("some-")).Select(setting => setting.Key).ToListAsync();
        Assert.Equal(Enumerable.Range(0, Writers).Select(n => n % 3 != 0), outcomes);
        Assert.Equal(Enumerable.Range(0, Writers).Where(n => n % 3 != 0).Select(n => $"some-{n}").Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Save_SomeGoAwayMeanwhile_NobodyWaitsForEver()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async n =>
        {
            using var leaves = new CancellationTokenSource();
            var saving = SaveAsync([$"gone-{n}"], leaves.Token);
            if (n % 2 == 0) await leaves.CancelAsync();
            try { await saving; }
            catch (OperationCanceledException) { return false; }
            return true;
        })).WaitAsync(Patience);

        await using var reader = Open();
        var written = (await reader.Settings.Where(setting => setting.Key.StartsWith("gone-")).Select(setting => setting.Key).ToListAsync()).ToHashSet();
        Assert.All(outcomes.Index().Where(outcome => outcome.Item), outcome => Assert.Contains($"gone-{outcome.Index}", written));
        Assert.All(outcomes.Index().Where(outcome => outcome.Index % 2 == 1), outcome => Assert.True(outcome.Item));
    }

    [SkippableFact]
    public async Task Context_AfterSaving_GoesOnReadingAndWriting()
    {
        await using var db = Open();
        for (var n = 0; n < 3; n++)
        {
            db.Settings.Add(new Setting($"on-{n}", "1"));
            await db.SaveChangesAsync();
            Assert.Equal(n + 1, await db.Settings.CountAsync(setting => setting.Key.StartsWith("on-")));
        }
    }

    private Task SaveAsync(string key) => SaveAsync([key]);

    private async Task SaveAsync(IEnumerable<string> keys, CancellationToken cancel = default)
    {
        await Task.Yield();
        await using var db = Open();
        db.Settings.AddRange(keys.Select(key => new Setting(key, "1")));
        await db.SaveChangesAsync(cancel);
    }

    public sealed class OnSqlite(SqliteDatabase database) : ManyWritersTests(database), IClassFixture<SqliteDatabase>;
    public sealed class OnPostgreSql(PostgreSqlDatabase database) : ManyWritersTests(database), IClassFixture<PostgreSqlDatabase>;
}
