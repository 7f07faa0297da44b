using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Interests;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Keeps officers from cases they have an interest in, and puts on record that they tried.</summary>
public sealed class ConflictGuard(BaladiDbContext db, CaseAccess access, TimeProvider time)
{
    /// <summary>For pages: whether the case of the reference is one that the actor sees and has to keep away from. The attempt is put on record.</summary>
    public async Task<ConflictKind?> MeetAsync(string reference, Actor actor, ConflictStep step, CancellationToken cancel)
    {
        var found = await access.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, cancel);
        if (found is null || ConflictOfInterest.Of(actor, found) is not { } kind) return null;
        await RecordAsync(found.Id, actor.AccountId!.Value, kind, step, cancel);
        return kind;
    }

    /// <summary>For handlers that come to a case from somewhere else than its page, before they have changed anything: null where nothing keeps the actor from it.</summary>
    internal async Task<Failure?> ObstacleAsync(long caseId, Actor actor, ConflictStep step, CancellationToken cancel)
    {
        var found = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancel);
        return ConflictOfInterest.Of(actor, found) is { } kind ? await RefuseAsync(Failure.Forbidden(ConflictOfInterest.Said(kind)), found, actor, step, cancel) : null;
    }

    /// <summary>For handlers, before they have changed anything: answers the obstacle, having put it on record where it is an interest of the actor.</summary>
    internal async Task<Failure> RefuseAsync(Failure obstacle, Case @case, Actor actor, ConflictStep step, CancellationToken cancel)
    {
        if (ConflictOfInterest.Of(actor, @case) is { } kind && obstacle.Problems is [var problem, ..] && problem.Code == ConflictOfInterest.Said(kind).Code)
            await RecordAsync(@case.Id, actor.AccountId!.Value, kind, step, cancel);
        return obstacle;
    }

    private async Task RecordAsync(long caseId, long accountId, ConflictKind kind, ConflictStep step, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var today = time.Today();
        await db.TryAgainAsync(async () =>
        {
            if (await db.ConflictAttempts.AnyAsync(a => a.CaseId == caseId && a.AccountId == accountId && a.Step == step && a.On == today, cancel)) return false;
            db.ConflictAttempts.Add(new ConflictAttempt(caseId, accountId, kind, step, today, time.GetUtcNow()));
            return await db.SaveChangesAsync(cancel) > 0;
        });
    }
}
