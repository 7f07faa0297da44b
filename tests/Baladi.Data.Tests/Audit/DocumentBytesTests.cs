using Baladi.Core.Audit;
using Baladi.Core.Cases;
using Baladi.Core.Documents;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Audit;

/// <summary>Documents lie outside the database; the chained rows say what their bytes hash to.</summary>
public abstract class DocumentBytesTests(AuditedPortal audited) : PortalTest(audited.Portal)
{
    [SkippableFact]
    public async Task Verify_DocumentExchanged_NamesTheFile()
    {
        var (id, path) = await DocumentAsync();
        var before = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, [.. before.SkipLast(1), (byte)(before[^1] ^ 1)]);

        var findings = await FindingsAsync();

        await File.WriteAllBytesAsync(path, before);
        Assert.Equal([new AuditFinding($"file {id}", "its bytes were changed outside the system")], findings);
    }

    [SkippableFact]
    public async Task Verify_DocumentGone_NamesTheFile()
    {
        var (id, path) = await DocumentAsync();
        File.Move(path, path + ".away");

        var findings = await FindingsAsync();

        File.Move(path + ".away", path);
        Assert.Equal([new AuditFinding($"file {id}", "its bytes are missing")], findings);
    }

    private async Task<(long Id, string Path)> DocumentAsync()
    {
        var id = (await Portal.ReadAsync(db => db.Set<Evidence>().OrderBy(document => document.Id).FirstAsync())).StoredFileId;
        await using var bytes = (FileStream)Portal.Services.GetRequiredService<FileStore>().Open(id);
        return (id, bytes.Name);
    }

    private Task<IReadOnlyList<AuditFinding>> FindingsAsync() => Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(20, null, CancellationToken.None));

    public sealed class OnSqlite(AuditedPortal<SqlitePortal> audited) : DocumentBytesTests(audited), IClassFixture<AuditedPortal<SqlitePortal>>;

    public sealed class OnPostgreSql(AuditedPortal<PostgreSqlPortal> audited) : DocumentBytesTests(audited), IClassFixture<AuditedPortal<PostgreSqlPortal>>;
}
