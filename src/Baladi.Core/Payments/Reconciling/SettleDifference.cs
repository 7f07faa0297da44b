using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>A clerk puts down how a difference was settled, once.</summary>
[Needs(Assurance.Verified)]
public sealed record SettleDifference(long Id, string? Note);

public sealed class SettleDifferenceHandler(BaladiDbContext db, ConflictGuard guard, TimeProvider time)
{
    public const int MinNote = 10;

    /// <summary>Problems: note-required, text-too-long; already-settled; own-case, conflict-of-interest.</summary>
    public async Task<Outcome<ReconciliationDifference>> HandleAsync(SettleDifference command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReconcilePayments) || await db.ReconciliationDifferences.SingleOrDefaultAsync(d => d.Id == command.Id, cancel) is not { } difference) return Failure.NotFound;
        if (actor.Gap<SettleDifference>() is { } gap) return Failure.Forbidden(gap);
        if (difference.CaseId is { } caseId && await guard.ObstacleAsync(caseId, actor, ConflictStep.Settle, cancel) is { } obstacle) return obstacle;
        var note = command.Note?.Trim() ?? "";
        if (note.Length < MinNote) return Failure.Invalid(new Problem("note-required", "note", MinNote));
        if (note.Length > ReconciliationDifference.NoteLength) return Failure.Invalid(new Problem("text-too-long", "note", ReconciliationDifference.NoteLength));
        if (difference.State != DifferenceState.Open) return Failure.Conflict(new Problem("already-settled"));

        difference.Settle(note, actor.AccountId!.Value, time.GetUtcNow());
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return Failure.Conflict(new Problem("already-settled")); }
        return difference;
    }
}
