using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.SupportCentre;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy.Erasing;

/// <summary>The history of accounts and people.</summary>
public sealed class EraseHistory(BaladiDbContext db) : IEraser
{
    public RetentionClass Class => RetentionClass.History;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel)
    {
        var first = Ids.FirstAt(before);
        return AuditedRows.EraseAsync(db, most, cancel,
            db.AccountEvents.Where(e => e.Id < first && e.At < before).OrderBy(e => e.Id),
            db.PersonEvents.Where(e => e.Id < first && e.At < before).OrderBy(e => e.Id),
            db.MobileChanges.Where(c => c.Id < first && c.EndedAt < before && c.State != MobileChangeState.Waiting).OrderBy(c => c.Id),
            // One nobody answered is over by then as well.
            db.MembershipOffers.Where(o => o.Id < first && o.OfferedAt < before).OrderBy(o => o.Id));
    }
}

/// <summary>How people proved who they are. An answer that a membership or a mandate rests on stays as long as that does.</summary>
public sealed class EraseIdentityProofs(BaladiDbContext db) : IEraser
{
    public RetentionClass Class => RetentionClass.IdentityProof;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel)
    {
        var first = Ids.FirstAt(before);
        return AuditedRows.EraseAsync(db, most, cancel,
            db.RegistryAnswers.Where(a => a.Id < first && a.AskedAt < before && a.ValidUntil < before && !db.Memberships.Any(m => m.RegistryAnswerId == a.Id) && !db.Mandates.Any(m => m.RegistryAnswerId == a.Id)).OrderBy(a => a.Id),
            db.CounterVisits.Where(v => v.Id < first && v.ExpiresAt < before).OrderBy(v => v.Id),
            db.RecoverySlips.Where(s => s.Id < first && s.ExpiresAt < before).OrderBy(s => s.Id));
    }
}

/// <summary>
/// Rows of audited tables: that they went is written into the chain like any change. Keys grow with time, so that the oldest are
/// found by them, without an index on the time of each table.
/// </summary>
internal static class AuditedRows
{
    /// <returns>How many went, of all tables together.</returns>
    public static async Task<int> EraseAsync(BaladiDbContext db, int most, CancellationToken cancel, params IEnumerable<IQueryable<object>> tables)
    {
        var count = 0;
        foreach (var expired in tables)
        {
            if (count == most) break;
            db.ChangeTracker.Clear();
            var rows = await expired.Take(most - count).ToListAsync(cancel);
            db.RemoveRange(rows);
            try { await db.SaveChangesAsync(cancel); }
            // Another node was faster.
            catch (DbUpdateConcurrencyException) { continue; }
            count += rows.Count;
        }
        return count;
    }
}
