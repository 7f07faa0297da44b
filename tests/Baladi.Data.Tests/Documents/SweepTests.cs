using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Documents;

/// <summary>What nobody refers to any more is removed, row and bytes; what is on its way is left alone.</summary>
public abstract class SweepTests(Portal portal) : PortalTest(portal)
{
    private FileStore Files => Portal.Services.GetRequiredService<FileStore>();

    [SkippableFact]
    public async Task Discard_Draft_TakesItsFilesWithIt()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);
        var uploads = (await Citizen.ReviewAsync(draft)).Draft.Evidence.Select(evidence => evidence.StoredFileId).ToList();
        Assert.All(uploads, id => Assert.True(Files.Exists(id)));

        (await Citizen.DiscardAsync(draft)).Expect();

        Assert.All(uploads, id => Assert.False(Files.Exists(id)));
        Assert.False(await Portal.ReadAsync(db => db.StoredFiles.AnyAsync(file => uploads.Contains(file.Id))));
    }

    [SkippableFact]
    public async Task Sweep_DocumentTakenOffADraft_IsRemovedADayLater()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);
        var document = (await Citizen.ReviewAsync(draft)).Draft.Evidence[0];
        var actor = await Citizen.ActorAsync();
        (await Portal.AskAsync((AttachFileHandler handler) => handler.HandleAsync(new DetachFile(draft, document.ClauseCode), actor, CancellationToken.None))).Expect();
        await SweepAsync();
        Assert.True(Files.Exists(document.StoredFileId));

        Portal.Travel(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await SweepAsync();

        Assert.False(Files.Exists(document.StoredFileId));
        Assert.False(await Portal.ReadAsync(db => db.StoredFiles.AnyAsync(file => file.Id == document.StoredFileId)));
    }

    [SkippableFact]
    public async Task Sweep_BytesWithoutARow_RemovesTheOldAndLeavesTheYoung()
    {
        var (old, young) = (await LostAsync(TimeSpan.FromDays(2)), await LostAsync(TimeSpan.FromHours(1)));

        await SweepAsync();

        Assert.Equal((false, true), (Files.Exists(old), Files.Exists(young)));
    }

    [SkippableFact]
    public async Task Sweep_UploadThatBrokeOff_IsRemovedWhenItIsOld()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Portal.Storage, "incoming")).FullName;
        var (old, young) = (Path.Combine(folder, "old"), Path.Combine(folder, "young"));
        await File.WriteAllTextAsync(old, "half");
        await File.WriteAllTextAsync(young, "half");
        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(young).AddDays(-2));

        await SweepAsync();

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [SkippableFact]
    public async Task Sweep_DocumentsOfCases_StayHoweverOld()
    {
        var shop = await Citizen.SubmitRetailAsync();
        Portal.Travel(TimeSpan.FromDays(3));

        await SweepAsync();

        Assert.All((await Portal.CaseAsync(shop)).Evidence, evidence => Assert.True(Files.Exists(evidence.StoredFileId)));
    }

    /// <summary>Bytes that were written so long ago by a program that died before it wrote their row.</summary>
    private async Task<long> LostAsync(TimeSpan age)
    {
        var saved = (await Files.SaveAsync(new MemoryStream(Samples.Pdf), "lost.pdf", ["pdf"], 1000, null, CancellationToken.None)).Expect();
        var id = Ids.FirstAt(TimeProvider.System.GetUtcNow() - age) + 1;
        Directory.CreateDirectory(Path.GetDirectoryName(Files.PathOf(id))!);
        File.Move(Files.PathOf(saved.Id), Files.PathOf(id));
        return id;
    }

    private Task<int> SweepAsync() => Portal.AskAsync((SweepFiles sweep) => sweep.RunAsync(100, CancellationToken.None));

    public sealed class OnSqlite(SqlitePortal portal) : SweepTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SweepTests(portal), IClassFixture<PostgreSqlPortal>;
}
