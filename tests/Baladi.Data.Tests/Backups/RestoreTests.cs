using Baladi.Core.Data;
using Baladi.Core.Data.Backups;
using Baladi.Core.Documents;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Backups;

/// <summary>What a restore refuses, and what it finds. That a good one is whole shows the drill in the tests of the web.</summary>
public abstract class RestoreTests : IAsyncLifetime
{
    private readonly InstalledPortal portal;
    private readonly InstalledPortal.Place elsewhere;
    private readonly ScratchFolder folder = new("backups");
    private ServiceProvider live = null!, restored = null!;
    private long document;

    protected RestoreTests(InstalledPortal portal)
    {
        Missing.SkipOrFail(portal.MissingReason);
        (this.portal, elsewhere) = (portal, portal.Elsewhere());
    }

    private string Taken => folder.File("taken");
    private string Document => Path.Combine(Taken, FileStore.Place(document));

    public async Task InitializeAsync()
    {
        (live, restored) = (await portal.Here.StartAsync(), elsewhere.Open());
        var writer = new DraftMaker(live, Who.Citizen);
        (await writer.SubmitAsync(await writer.CompleteAsync(Application.Retail))).Expect();
        document = await live.AskAsync((BaladiDbContext db) => db.Evidence.OrderByDescending(evidence => evidence.Id).Select(evidence => evidence.StoredFileId).FirstAsync());
    }

    public async Task DisposeAsync()
    {
        await live.DisposeAsync();
        await restored.DisposeAsync();
        elsewhere.Delete();
        folder.Delete();
    }

    [SkippableFact]
    public async Task Restore_WhatNobodyTouched_FindsNothing()
    {
        await BackUpAsync();

        var report = await RestoreAsync();

        Assert.Empty(report.Findings);
        Assert.True(report.Files > 0);
        Assert.False(Directory.Exists(Taken + ".unfinished"));
    }

    [SkippableFact]
    public async Task Restore_DocumentThatChanged_NamesIt()
    {
        await BackUpAsync();
        await File.AppendAllTextAsync(Document, "x");

        var report = await RestoreAsync();

        Assert.Contains(report.Findings, finding => finding.EndsWith("is not as it was uploaded", StringComparison.Ordinal));
        Assert.Contains(report.Findings, finding => finding.StartsWith($"file {document}:", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Restore_DocumentThatIsGone_NamesIt()
    {
        await BackUpAsync();
        File.Delete(Document);

        var report = await RestoreAsync();

        Assert.Contains(report.Findings, finding => finding.EndsWith("is missing", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Restore_RowsThatDoNotAddUp_SaysWhichTable()
    {
        var manifest = await BackUpAsync();
        await (manifest with { Rows = manifest.Rows.ToDictionary(row => row.Key, row => row.Key == "Cases" ? row.Value + 1 : row.Value) }).WriteAsync(Taken, default);

        var report = await RestoreAsync();

        Assert.StartsWith("Cases had ", Assert.Single(report.Findings), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Restore_DatabaseThatChanged_RestoresNothing()
    {
        var manifest = await BackUpAsync();
        await File.AppendAllTextAsync(Path.Combine(Taken, manifest.Database.Path), "x");

        var refused = await Assert.ThrowsAsync<BackupException>(RestoreAsync);

        Assert.Contains("not as it was backed up", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(elsewhere.Storage, FileStore.Folder)));
    }

    [SkippableFact]
    public async Task Restore_WithoutItsKeys_NamesThem()
    {
        await BackUpAsync();
        File.Delete(Path.Combine(elsewhere.Storage, "keys", "audit-chain.key"));

        var refused = await Assert.ThrowsAsync<BackupException>(RestoreAsync);

        Assert.EndsWith("audit-chain.key.", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Restore_WhereSomethingIs_RefusesAndLeavesIt()
    {
        await BackUpAsync();
        var theirs = Directory.CreateDirectory(Path.Combine(elsewhere.Storage, FileStore.Folder, "theirs"));

        var refused = await Assert.ThrowsAsync<BackupException>(RestoreAsync);

        Assert.Contains("is not empty", refused.Message, StringComparison.Ordinal);
        Assert.True(theirs.Exists);
    }

    [SkippableFact]
    public async Task BackUp_IntoAFolderThatIsThere_Refuses()
    {
        await BackUpAsync();

        await Assert.ThrowsAsync<BackupException>(BackUpAsync);
        await Assert.ThrowsAsync<BackupException>(() => live.AskAsync((BackUp backup) => backup.RunAsync(Path.Combine(portal.Here.Storage, "backup"), null, default)));
    }

    [SkippableFact]
    public async Task BackUp_DocumentThePortalLost_IsToldApartFromWhatWasErased()
    {
        var documents = await live.AskAsync((BaladiDbContext db) => db.Evidence.OrderByDescending(evidence => evidence.StoredFileId).Select(evidence => evidence.StoredFileId).Take(2).ToListAsync());
        var (lost, erased) = (documents[1], documents[0]);
        using var away = new Away(live.GetRequiredService<FileStore>(), lost, erased);
        away.Take(lost);

        // Between the picture and the last file: erased and swept by another node.
        var manifest = await live.AskAsync((BackUp backup) => backup.RunAsync(Taken, new AtFiles(() => { Mark(erased, FileState.Gone); away.Take(erased); }), default));
        Mark(erased, FileState.Committed);
        var report = await RestoreAsync();

        Assert.Equal([$"{lost}"], manifest.Damaged);
        Assert.Equal([$"{erased}"], manifest.ErasedSince);
        Assert.Equal($"file {lost}: its bytes are missing", Assert.Single(report.Findings));
    }

    private Task<BackupManifest> BackUpAsync() => live.AskAsync((BackUp backup) => backup.RunAsync(Taken, null, default));

    private Task<RestoreReport> RestoreAsync() => restored.GetRequiredService<RestoreBackup>().RunAsync(Taken, null, default);

    private void Mark(long file, FileState state)
    {
        using var scope = live.CreateScope();
        scope.ServiceProvider.GetRequiredService<BaladiDbContext>().StoredFiles.Where(one => one.Id == file).ExecuteUpdate(set => set.SetProperty(one => one.State, state));
    }

    /// <summary>Takes bytes from the portal, which the other tests share, and brings them back.</summary>
    private sealed class Away(FileStore files, params long[] some) : IDisposable
    {
        private readonly Dictionary<long, byte[]> bytes = some.ToDictionary(file => file, file => File.ReadAllBytes(files.PathOf(file)));

        public void Take(long file) => files.Delete(file);

        public void Dispose()
        {
            foreach (var (file, content) in bytes) File.WriteAllBytes(files.PathOf(file), content);
        }
    }

    /// <summary>Does something once, between the picture of the database and the first file.</summary>
    private sealed class AtFiles(Action act) : IProgress<BackupProgress>
    {
        private bool isDone;

        public void Report(BackupProgress value)
        {
            if (isDone || value.Step != "Copying files") return;
            isDone = true;
            act();
        }
    }

    public sealed class OnSqlite(PortalOnSqlite portal) : RestoreTests(portal), IClassFixture<PortalOnSqlite>;

    public sealed class OnPostgreSql(PortalOnPostgreSql portal) : RestoreTests(portal), IClassFixture<PortalOnPostgreSql>;
}
