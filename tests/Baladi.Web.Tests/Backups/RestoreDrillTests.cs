using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Backups;

/// <summary>The drill: a backup taken by the command while people apply, upload and submit, restored elsewhere, and looked at there.</summary>
[Trait("Journey", "LicenseLife")]
public abstract class RestoreDrillTests
{
    private static readonly string[] Writers = [Who.Citizen, Who.OtherCitizen, Who.Owner, Who.Resident];

    private readonly InstalledPortal portal;
    private readonly string folder = new ScratchFolder("backup").File("taken");

    protected RestoreDrillTests(InstalledPortal portal)
    {
        Missing.SkipOrFail(portal.MissingReason);
        this.portal = portal;
    }

    [SkippableFact]
    public async Task Backup_UnderLoad_IsWholeElsewhere()
    {
        string before;
        int atStart, atEnd;
        long files;
        await using (var live = await portal.Here.StartAsync())
        {
            before = (await SubmitAsync(live, Who.Citizen)).Expect();
            using var enough = new CancellationTokenSource();
            var submitted = 0;
            var load = Task.WhenAll(Writers.Select(async who =>
            {
                while (!enough.IsCancellationRequested)
                {
                    (await SubmitAsync(live, who)).Expect();
                    Interlocked.Increment(ref submitted);
                }
            }));
            while (submitted < 20) await Task.Delay(50);

            atStart = submitted;
            var backup = await PortalProcess.RunAsync(portal.Here.Settings, "backup", folder);
            atEnd = submitted;
            await enough.CancelAsync();
            await load;

            Assert.True(backup.ExitCode == 0, backup.Said);
            Assert.True(atEnd > atStart, "nobody applied while the backup was taken");
            files = await live.AskAsync((BaladiDbContext db) => db.StoredFiles.LongCountAsync());
        }
        // The keys come from where they are kept, as the runbook says.
        var elsewhere = portal.Elsewhere();

        var restored = await PortalProcess.RunAsync(elsewhere.Settings, "restore", folder);
        var audit = await PortalProcess.RunAsync(elsewhere.Settings, "verify-audit");
        var again = await PortalProcess.RunAsync(elsewhere.Settings, "restore", folder);

        Assert.True(restored.ExitCode == 0, restored.Said);
        Assert.True(audit.ExitCode == 0, audit.Said);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("not empty", again.Said, StringComparison.Ordinal);
        await RequireCountsAsync(elsewhere, files);
        await RequireFilesAsync(elsewhere);
        await RequireReadableAsync(elsewhere, before);
    }

    private async Task RequireCountsAsync(InstalledPortal.Place elsewhere, long filesLive)
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")));
        var rows = manifest.RootElement.GetProperty("rows").EnumerateObject().ToDictionary(row => row.Name, row => row.Value.GetInt64());
        await using var services = elsewhere.Open();
        var there = await services.AskAsync(async (BaladiDbContext db) => (Cases: await db.Set<Core.Cases.Case>().LongCountAsync(), Files: await db.StoredFiles.LongCountAsync(), Audit: await db.AuditEntries.LongCountAsync(), Outbox: await db.Outbox.LongCountAsync()));

        Assert.Equal((rows["Cases"], rows["StoredFiles"], rows["AuditEntries"], rows["Outbox"]), there);
        Assert.True(there.Cases >= 20 && there.Files < filesLive, $"{there} against {filesLive} files of the portal that went on");
    }

    private static async Task RequireFilesAsync(InstalledPortal.Place elsewhere)
    {
        await using var services = elsewhere.Open();
        var files = await services.AskAsync((BaladiDbContext db) => db.StoredFiles.AsNoTracking().ToListAsync());
        var store = services.GetRequiredService<Core.Documents.FileStore>();
        foreach (var file in files)
        {
            await using var bytes = store.Open(file.Id);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)));
        }
    }

    private static async Task RequireReadableAsync(InstalledPortal.Place elsewhere, string reference)
    {
        await using var process = await PortalProcess.StartAsync(elsewhere.Settings, PortalProcess.FreeAddress());
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = process.Address };
        await client.SignInAsync(Who.Citizen, () => throw new InvalidOperationException("A citizen needs no second factor here."));

        using var page = await client.GetAsync(DeskVisits.Address($"/ar/licenses/cases/{reference}"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(reference, await page.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<Outcome<string>> SubmitAsync(IServiceProvider services, string who)
    {
        var writer = new DraftMaker(services, who);
        return await writer.SubmitAsync(await writer.CompleteAsync(Application.Retail));
    }

    public sealed class OnSqlite(PortalOnSqlite portal) : RestoreDrillTests(portal), IClassFixture<PortalOnSqlite>;

    public sealed class OnPostgreSql(PortalOnPostgreSql portal) : RestoreDrillTests(portal), IClassFixture<PortalOnPostgreSql>;
}
