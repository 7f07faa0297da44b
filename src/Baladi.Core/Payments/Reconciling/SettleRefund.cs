using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>The gateway is asked again for a refund it would not make.</summary>
[Needs(Assurance.Verified)]
public sealed record TryRefundAgain(long Id);

/// <summary>A refund the gateway would not make was given back by a bank transfer.</summary>
/// <param name="BankReference">Of the transfer.</param>
[Needs(Assurance.Verified)]
public sealed record GiveBackByHand(long Id, string? BankReference);

public sealed class SettleRefundHandler(BaladiDbContext db, CaseFiles files, ConflictGuard guard, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time)
{
    public const int MinReference = 6;

    /// <summary>Problems: not-refused; own-case, conflict-of-interest.</summary>
    public Task<Outcome<Refund>> HandleAsync(TryRefundAgain command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => SettleAsync(command.Id, actor, actor.Gap<TryRefundAgain>(), (refund, file) =>
    {
        refund.AskAgain(time.GetUtcNow());
        recorder.Record(file.Case, CaseEventKind.RefundTriedAgain, actor, Party.Authority, refund.Amount.ToString(), isPublic: false);
        return Task.CompletedTask;
    }, cancel));

    /// <summary>Problems: bank-reference-required, bank-reference-invalid, text-too-long; not-refused; own-case, conflict-of-interest.</summary>
    public async Task<Outcome<Refund>> HandleAsync(GiveBackByHand command, Actor actor, CancellationToken cancel)
    {
        var reference = DigitFolding.Fold(command.BankReference?.Trim() ?? "");
        if (reference.Length < MinReference) return Failure.Invalid(new Problem("bank-reference-required", "bankReference", MinReference));
        // As banks write them; what a spreadsheet would take for a formula is none.
        if (!reference.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '/' or ' ')) return Failure.Invalid(new Problem("bank-reference-invalid", "bankReference"));
        if (reference.Length > Refund.BankReferenceLength) return Failure.Invalid(new Problem("text-too-long", "bankReference", Refund.BankReferenceLength));
        return await db.TryAgainAsync(() => SettleAsync(command.Id, actor, actor.Gap<GiveBackByHand>(), async (refund, file) =>
        {
            refund.GiveByHand(reference, actor.AccountId!.Value, time.GetUtcNow());
            recorder.Record(file.Case, CaseEventKind.RefundedByHand, actor, Party.Authority, refund.Amount.ToString());
            await notifier.TellApplicantAsync(file, "refunded-by-hand", new Dictionary<string, string> { ["amount"] = refund.Amount.ToString() }, cancel);
        }, cancel));
    }

    private async Task<Outcome<Refund>> SettleAsync(long id, Actor actor, Problem? gap, Func<Refund, CaseFile, Task> settle, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReconcilePayments) || await db.Refunds.AsNoTracking().Where(r => r.Id == id).Select(r => (long?)r.CaseId).SingleOrDefaultAsync(cancel) is not { } caseId) return Failure.NotFound;
        if (gap is not null) return Failure.Forbidden(gap);
        if (await guard.ObstacleAsync(caseId, actor, ConflictStep.Settle, cancel) is { } obstacle) return obstacle;
        await db.WatchCaseAsync(caseId, cancel);
        var refund = await db.Refunds.SingleAsync(r => r.Id == id, cancel);
        if (refund.State != RefundState.Refused) return Failure.Conflict(new Problem("not-refused"));
        await settle(refund, (await files.FindAsync(caseId, cancel))!);
        await db.SaveChangesAsync(cancel);
        return refund;
    }
}
