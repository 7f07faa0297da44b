using Baladi.Core.Data;
using Baladi.Core.Cases;
using Baladi.Core.Documents;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Faults;

/// <summary>The disk is full: whoever is told that it is done is right, whoever is not has lost nothing, and with room again everything goes on.</summary>
public class DiskFullTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private const int DiskFull = 13;
    private const long AsMuchAsItLikes = 4_294_967_294;

    private readonly Applicant citizen = new(portal, Who.Citizen);

    [Fact]
    public async Task Submit_NoRoomForTheDatabase_IsWholeOrNotAtAll()
    {
        var drafts = await portal.Services.CopiesOfAsync(await citizen.DraftAsync(Application.Retail), 60);
        var before = await CasesAsync();

        // Many at once, who share a transaction of which the engine keeps nothing.
        await LimitAsync(1);
        var told = await Task.WhenAll(drafts.Select(async draft => (draft, Reference: await TrySubmitAsync(draft))));
        await LimitAsync(AsMuchAsItLikes);

        var done = told.Where(one => one.Reference is not null).ToList();
        Assert.InRange(done.Count, 0, drafts.Count - 1);
        Assert.Equal(before + done.Count, await CasesAsync());
        foreach (var draft in drafts) (await citizen.SubmitDraftAsync(draft)).Expect();
        Assert.Equal(before + drafts.Count, await CasesAsync());
        Assert.Empty(await portal.VerifyAsync());
    }

    [Fact]
    public async Task Upload_NoRoomForTheFile_LeavesNothingAndMayBeRepeated()
    {
        var store = new FileStore(portal.Storage, TimeProvider.System);
        var before = Files();

        await using var breaking = new FullDisk(Samples.Pdf);
        await Assert.ThrowsAsync<IOException>(() => store.SaveAsync(breaking, "plan.pdf", ["pdf"], 1 << 20, null, default));

        Assert.Equal(before, Files());
        var stored = (await store.SaveAsync(new MemoryStream(Samples.Pdf), "plan.pdf", ["pdf"], 1 << 20, null, default)).Expect();
        Assert.True(store.Exists(stored.Id));
    }

    [Fact]
    public async Task BackUp_NoRoom_LeavesNoFolderThatLooksLikeABackup()
    {
        await citizen.DraftAsync(Application.Retail);
        var folder = new ScratchFolder("full").File("taken");
        // A file where a folder has to be made: the kind of error a full disk gives, at the first file.
        var blocking = new Blocking(folder);

        await Assert.ThrowsAnyAsync<IOException>(() => portal.AskAsync((Core.Data.Backups.BackUp backup) => backup.RunAsync(folder, blocking, default)));

        Assert.False(Directory.Exists(folder));
    }

    private async Task<string?> TrySubmitAsync(string draft)
    {
        try { return (await citizen.SubmitDraftAsync(draft)).Expect(); }
        catch (Exception error) when (IsFull(error)) { return null; }
    }

    // Those who shared the transaction are told that it was lost.
    private static bool IsFull(Exception error) => error is SqliteException { SqliteErrorCode: DiskFull } or DbUpdateException { InnerException: SqliteException { SqliteErrorCode: DiskFull } } or InvalidOperationException
        || (error.InnerException is { } inner && IsFull(inner));

    // On the connection that writes: the engine then answers as it does where no page can be added.
    private Task<int> LimitAsync(long pages) => portal.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, async cancel =>
    {
        var pragma = $"PRAGMA max_page_count = {pages}";
        return await db.Database.ExecuteSqlRawAsync(pragma, cancel);
    }, default));

    private Task<int> CasesAsync() => portal.ReadAsync(db => db.Set<Case>().CountAsync());

    private string[] Files() => [.. Directory.EnumerateFiles(portal.Storage, "*", SearchOption.AllDirectories).Where(file => !file.Contains("keys", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Some bytes, and then the error of a disk that is full.</summary>
    private sealed class FullDisk(byte[] first) : MemoryStream(first)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("No space left on device");
    }

    /// <summary>Puts a file where the backup wants its folder of files.</summary>
    private sealed class Blocking(string folder) : IProgress<Core.Data.Backups.BackupProgress>
    {
        public void Report(Core.Data.Backups.BackupProgress value)
        {
            var place = Path.Combine(folder + ".unfinished", FileStore.Folder);
            if (!Path.Exists(place)) File.WriteAllText(place, "");
        }
    }
}
