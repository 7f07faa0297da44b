using Baladi.Core.Audit;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>Hands on the database behind the system's back, and what the audit says of it.</summary>
public static class PortalAudit
{
    public static Task<IReadOnlyList<AuditFinding>> VerifyAsync(this Portal portal) =>
        portal.AskAsync((VerifyAudit verify) => verify.RunAsync(100, null, CancellationToken.None));

    public static Task<AuditCheckpoint?> SignCheckpointAsync(this Portal portal) =>
        portal.AskAsync((SignCheckpoint sign) => sign.RunAsync(CancellationToken.None));

    /// <summary>What the audit finds after somebody did this to the database; it is undone afterwards.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> FindingsAfterAsync(this Portal portal, Func<BaladiDbContext, Task> tamper)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Whoever tampers does not stop at a foreign key.
        await db.Database.ExecuteSqlRawAsync(portal.Provider.Name == "Sqlite" ? "PRAGMA defer_foreign_keys = ON" : "SET LOCAL session_replication_role = replica");
        await tamper(db);
        db.ChangeTracker.Clear();
        return await scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync(100, null, CancellationToken.None);
    }
}
