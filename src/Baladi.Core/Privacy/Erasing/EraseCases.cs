using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy.Erasing;

/// <summary>Cases that ended without a license, and without having changed one.</summary>
public sealed class EraseEndedCases(BaladiDbContext db, CaseEraser cases) : IEraser
{
    public RetentionClass Class => RetentionClass.EndedCase;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel) =>
        cases.EraseAsync(db.Cases.Where(c => c.ClosedAt < before && !db.Licenses.Any(l => l.CaseId == c.Id) && !db.LicenseChanges.Any(change => change.CaseId == c.Id)), most, cancel);
}

/// <summary>Cases whose license has run out: the one they came to, or the one they changed, whose facts and documents may be theirs.</summary>
public sealed class EraseLicensedCases(BaladiDbContext db, CaseEraser cases) : IEraser
{
    public RetentionClass Class => RetentionClass.LicensedCase;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel)
    {
        var day = RiyadhTime.DateOf(before);
        var theirs = db.Licenses.Select(l => new { l.CaseId, l.ValidTo }).Concat(from change in db.LicenseChanges join l in db.Licenses on change.LicenseId equals l.Id select new { change.CaseId, l.ValidTo });
        return cases.EraseAsync(db.Cases.Where(c => c.ClosedAt < before && theirs.Any(l => l.CaseId == c.Id) && !theirs.Any(l => l.CaseId == c.Id && l.ValidTo >= day)), most, cancel);
    }
}

/// <summary>
/// Takes what is personal out of a case: personal answers, documents, what people wrote. What was decided, when and on which
/// grounds stays, for the figures and for the record, and its chain of audit stays whole.
/// </summary>
public sealed class CaseEraser(BaladiDbContext db, PublishedCatalog catalog, CaseRecorder recorder, TimeProvider time)
{
    internal async Task<int> EraseAsync(IQueryable<Case> expired, int most, CancellationToken cancel)
    {
        var ids = await expired.Where(c => c.ErasedAt == null).OrderBy(c => c.ClosedAt).Select(c => c.Id).Take(most).ToListAsync(cancel);
        var personal = catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).Where(fact => fact.Personal).Select(fact => fact.Code).ToHashSet();
        var erased = 0;
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            try
            {
                await EraseAsync(id, personal, cancel);
                erased++;
            }
            // Another node was faster.
            catch (DbUpdateConcurrencyException) { }
        }
        // What could not be erased now must not be asked for without end.
        return erased == ids.Count ? erased : Math.Min(erased, most - 1);
    }

    private async Task EraseAsync(long id, HashSet<string> personal, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var @case = await db.Cases.SingleAsync(c => c.Id == id, cancel);
        if (@case.ErasedAt is not null) return;
        foreach (var fact in await db.CaseFacts.Where(f => f.CaseId == id).ToListAsync(cancel))
            if (personal.Contains(fact.Code)) fact.Erase(now);
        foreach (var entry in await db.CaseEvents.Where(e => e.CaseId == id && e.Text != null).ToListAsync(cancel)) entry.EraseText();
        foreach (var correction in await db.Corrections.Where(c => c.CaseId == id).ToListAsync(cancel)) correction.EraseMessage();
        foreach (var visit in await db.SiteVisits.Where(v => v.CaseId == id && v.Note != null).ToListAsync(cancel)) visit.EraseNote();
        var documents = await db.Evidence.Where(e => e.CaseId == id).ToListAsync(cancel);
        var keys = documents.Select(document => document.StoredFileId).ToList();
        foreach (var document in documents) document.Erase(now);
        // What stands for a clause in another case as well, which keeps it on file, goes with the last of them. The bytes go with the next sweep: a row that says a document is there is never wrong.
        foreach (var file in await db.StoredFiles.Where(f => keys.Contains(f.Id) && !db.Evidence.Any(e => e.StoredFileId == f.Id && e.CaseId != id && e.ErasedAt == null)).ToListAsync(cancel)) file.Erase();
        @case.Erase(now);
        recorder.Record(@case, CaseEventKind.Erased, Actor.System, Party.System);
        await db.SaveChangesAsync(cancel);
    }
}
