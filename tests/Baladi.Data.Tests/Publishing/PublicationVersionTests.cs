using System.Data.Common;
using Baladi.Core.Publishing;
using Baladi.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Publishing;

public abstract class PublicationVersionTests(DatabaseUnderTest database) : DatabaseTest(database)
{
    [SkippableFact]
    public async Task SaveChanges_ArabicContent_ReadsBackAsWritten()
    {
        var written = Version("read-back", number: 1);
        await using (var db = Open())
        {
            db.Add(written);
            await db.SaveChangesAsync();
        }

        await using var other = Open();
        var read = await other.Publications.SingleAsync(p => p.Id == written.Id);

        Assert.Equal(written.Content, read.Content);
        Assert.Equal(written.EffectiveFrom, read.EffectiveFrom);
        Assert.Equal(written.PublishedAt, read.PublishedAt);
    }

    [SkippableFact]
    public async Task SaveChanges_SameNumberTwice_MeansSomebodyWasFaster()
    {
        await using var db = Open();
        db.AddRange(Version("twice", number: 7), Version("twice", number: 7));

        var error = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());

        Assert.True(Database.Provider.IsUniqueViolation(Assert.IsAssignableFrom<DbException>(error.InnerException!.InnerException)));
    }

    private static PublicationVersion Version(string code, int number) =>
        PublicationVersion.Publish("test", code, number, new DateOnly(2026, 1, 1), """{"title":"رخصة"}""", DateTimeOffset.UnixEpoch, by: null);

    public sealed class OnSqlite(SqliteDatabase database) : PublicationVersionTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : PublicationVersionTests(database), IClassFixture<PostgreSqlDatabase>;
}
