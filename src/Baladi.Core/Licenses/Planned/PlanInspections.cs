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

namespace Baladi.Core.Licenses.Planned;

/// <summary>
/// Gives licenses their turn for a look on site, as published: works out when it is for those that are new, and opens the cases of those whose day has come, as
/// many as a municipality can have open at once. Run again, or by two nodes at once, it opens no second one; after a downtime it catches up.
/// </summary>
public sealed class PlanInspections(BaladiDbContext db, LicenseSubjects subjects, OpenServices open, DraftReviewer reviewer, CaseOpener opener, PublishedCatalog catalog, Geography geography, ILogger<PlanInspections> log, TimeProvider time)
{
    /// <summary>By then what two nodes issued at once is in the order of its keys.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private const int Again = 30;

    /// <returns>With how many something was done; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var done = 0;
        foreach (var procedure in catalog.AllInForce<Procedure>(time.Today()).Where(procedure => procedure.Content.Concerns?.Plan is not null))
            done = Math.Max(done, Math.Max(await GiveTurnsAsync(procedure.Content, batch, cancel), await OpenDueAsync(procedure, batch, cancel)));
        return done;
    }

    /// <summary>Keys follow the time they were made in: those after the last that has a turn have none yet.</summary>
    private async Task<int> GiveTurnsAsync(Procedure procedure, int batch, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var last = await db.VisitTurns.Where(turn => turn.ServiceCode == procedure.Code).MaxAsync(turn => (long?)turn.LicenseId, cancel) ?? 0;
        var rested = time.GetUtcNow() - Rest;
        // None is passed over that is not at rest: those after it wait for it.
        var licenses = (await db.Licenses.AsNoTracking().Where(l => l.Id > last).OrderBy(l => l.Id).Take(batch).ToListAsync(cancel)).TakeWhile(license => license.IssuedAt < rested).ToList();
        var standing = licenses.Where(license => procedure.Concerns!.Covers(license.ServiceCode)).Select(license => license.StandingCaseId ?? license.CaseId).ToList();
        var facts = (await db.CaseFacts.AsNoTracking().Where(f => standing.Contains(f.CaseId) && f.SupersededAt == null && f.ErasedAt == null && f.Subject == "").OrderBy(f => f.Id).ToListAsync(cancel)).ToLookup(fact => fact.CaseId);
        foreach (var license in licenses)
            db.VisitTurns.Add(new VisitTurn(procedure.Code, license, !procedure.Concerns!.Covers(license.ServiceCode) ? VisitTurn.Never
                : NextTurn(procedure, facts[license.StandingCaseId ?? license.CaseId].DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value), RiyadhTime.DateOf(license.IssuedAt))));
        // Another node that worked it out was as right.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException error)
        {
            log.LogInformation(error, "The turns of {Count} licenses were not written; they are worked out again", licenses.Count);
            return 0;
        }
        return licenses.Count;
    }

    private async Task<int> OpenDueAsync(Published<Procedure> procedure, int batch, CancellationToken cancel)
    {
        var (service, today) = (procedure.Content.Code, time.Today());
        var (done, busy, full, failed) = (0, new Dictionary<long, int>(), new List<long>(), new List<long>());
        while (done < batch)
        {
            db.ChangeTracker.Clear();
            if (await db.VisitTurns.Where(t => t.ServiceCode == service && t.DueOn <= today && !full.Contains(t.AuthorityId) && !failed.Contains(t.LicenseId)).OrderBy(t => t.DueOn).ThenBy(t => t.LicenseId).FirstOrDefaultAsync(cancel) is not { } turn) break;
            if (!busy.ContainsKey(turn.AuthorityId)) busy[turn.AuthorityId] = await WaitingAsync(procedure.Content, turn.AuthorityId, cancel);
            if (busy[turn.AuthorityId] >= procedure.Content.Concerns!.Plan!.OpenAtOnce)
            {
                full.Add(turn.AuthorityId);
                continue;
            }
            done++;
            try
            {
                if (await TakeAsync(turn, procedure, today, cancel)) busy[turn.AuthorityId]++;
            }
            // Another node, or an officer, was here in this very moment: the next round looks again.
            catch (DbUpdateConcurrencyException) { failed.Add(turn.LicenseId); }
            // One that cannot be opened keeps none of the others waiting.
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failed.Add(turn.LicenseId);
                log.LogError(error, "The planned inspection of license {LicenseId} could not be opened", turn.LicenseId);
            }
        }
        return done;
    }

    /// <summary>How many looks wait in the queue of a municipality; those that wait for their holder are nobody's work for the moment.</summary>
    private Task<int> WaitingAsync(Procedure procedure, long authority, CancellationToken cancel)
    {
        var roles = procedure.Tasks.Where(task => task.Visit is not null).Select(task => task.Role!).Distinct().ToList();
        return db.QueueEntries.CountAsync(q => q.ScopeAuthorityId == authority && roles.Contains(q.Role) && q.State == TaskState.Open && q.ServiceCode == procedure.Code, cancel);
    }

    /// <returns>Whether a case was opened; a license that is looked at already, or has no effect, is asked about again in a month.</returns>
    private async Task<bool> TakeAsync(VisitTurn turn, Published<Procedure> procedure, DateOnly today, CancellationToken cancel)
    {
        var license = await db.Licenses.AsNoTracking().SingleAsync(l => l.Id == turn.LicenseId, cancel);
        var subject = await subjects.OfAsync(license, cancel);
        var opens = license.StatusOn(today) is LicenseStatus.Valid or LicenseStatus.Stayed && open.Obstacle(procedure.Content, subject) is null;
        // One that could not be looked at now is asked about again before its cycle is over.
        var next = NextTurn(procedure.Content, subject.Standing, today);
        turn.Next(license, opens || next == VisitTurn.Never ? next : new[] { next, today.AddDays(Again) }.Min());
        if (opens)
        {
            var draft = new Draft(procedure.Content.Code, procedure.Number, 0, time.GetUtcNow(), subject: subject);
            draft.Write(new DraftContent { Facts = procedure.Content.Concerns!.Plan!.Answers.ToDictionary(), Declared = await subjects.UndertakenAsync(subject, cancel) }, procedure.Number, time.GetUtcNow());
            await opener.OpenAsync(reviewer.Review(draft, Actor.System)!, geography.Authority(license.AuthorityId), subject.PersonId, other: null, Actor.System, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return opens;
    }

    private DateOnly NextTurn(Procedure procedure, IReadOnlyDictionary<string, Requirements.Expressions.Value> standing, DateOnly from) =>
        procedure.Concerns!.Plan!.DaysOf(new FactBook(new FactNames(catalog), standing, time.Today()).Derive(catalog, geography).Of) is { } days ? from.AddDays(days) : VisitTurn.Never;
}
