using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Licenses.Sampled;

/// <summary>Opens the cases of the licenses the lot fell on, each in a transaction of its own. Run again, or by two nodes at once, it opens no second one.</summary>
public sealed class OpenSamples(BaladiDbContext db, LicenseSubjects subjects, OpenServices open, DraftReviewer reviewer, CaseOpener opener, PublishedCatalog catalog, Geography geography, ILogger<OpenSamples> log, TimeProvider time)
{
    /// <returns>With how many something was done; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var waiting = await db.SampledLicenses.AsNoTracking().Where(s => s.State == SampleState.Waiting).OrderBy(s => s.Id).Take(batch).Select(s => s.Id).ToListAsync(cancel);
        var done = 0;
        foreach (var id in waiting)
        {
            db.ChangeTracker.Clear();
            // Another node, or the holder, was here in this very moment: the next round looks again.
            try { if (await OpenAsync(id, cancel)) done++; }
            catch (DbUpdateConcurrencyException) { }
            // One that cannot be opened keeps none of the others waiting.
            catch (Exception error) when (error is not OperationCanceledException) { log.LogError(error, "The case of the drawn license {SampleId} could not be opened", id); }
        }
        return done;
    }

    private async Task<bool> OpenAsync(long id, CancellationToken cancel)
    {
        if (await db.SampledLicenses.SingleAsync(s => s.Id == id, cancel) is not { State: SampleState.Waiting } sample) return false;
        var service = await db.SamplingDraws.Where(d => d.Id == sample.DrawId).Select(d => d.ServiceCode).SingleAsync(cancel);
        if (catalog.InForce<Procedure>(service) is not { } procedure) return false;
        var license = await db.Licenses.AsNoTracking().SingleAsync(l => l.Id == sample.LicenseId, cancel);
        var subject = await subjects.OfAsync(license, cancel);
        if (open.Obstacle(procedure.Content, subject) is not null)
        {
            var underWay = subject.UnderWay.FirstOrDefault(one => one.Service == service)?.Reference;
            sample.Follow(underWay is null ? SampleState.WithoutEffect : SampleState.UnderWay, underWay is null ? null : await db.Cases.Where(c => c.Reference == underWay).Select(c => c.Id).SingleAsync(cancel));
        }
        else
        {
            var draft = new Draft(service, procedure.Number, 0, time.GetUtcNow(), subject: subject);
            draft.Write(new DraftContent { Declared = await subjects.UndertakenAsync(subject, cancel) }, procedure.Number, time.GetUtcNow());
            var opened = await opener.OpenAsync(reviewer.Review(draft, Actor.System)!, geography.Authority(license.AuthorityId), subject.PersonId, other: null, Actor.System, cancel);
            sample.Follow(SampleState.Opened, opened.Id);
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
