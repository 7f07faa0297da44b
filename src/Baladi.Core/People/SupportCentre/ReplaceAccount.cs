using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;

namespace Baladi.Core.People.SupportCentre;

/// <summary>
/// The visitor owns the ID, and the account that stands under it is somebody else's: theirs is put in its place. Only a code to
/// the mobile in the visitor's hand, and never the one registered, makes it.
/// </summary>
/// <param name="NameAr">As on the document.</param>
/// <param name="Mobile">The visitor's own, to which the code was sent.</param>
[Needs(Assurance.Verified)]
public sealed record ReplaceAccount(string Reference, SeenDocument Document, string NameAr, string? NameEn, string Mobile, string Code);

/// <summary>What the clerk prints for the visitor.</summary>
/// <param name="Code">In clear, once.</param>
public sealed record PrintedSlip(string Code, DateTimeOffset ExpiresAt, CounterVisit Visit);

public sealed class ReplaceAccountHandler(BaladiDbContext db, OwnVisits visits, ProvenIdentity identity, NationalIdVault vault, ClaimedPerson claimed, RecoverySlips slips, TimeProvider time)
{
    /// <returns>
    /// The slip with which the visitor chooses a password. Problems: those of <see cref="SeenDocument"/> and <see cref="ProvenIdentity"/>, already-verified,
    /// visitor-name-missing, visitor-mobile-wrong, mobile-of-account, visit-code-wrong, visit-code-attempts.
    /// </returns>
    public async Task<Outcome<PrintedSlip>> HandleAsync(ReplaceAccount command, Actor actor, CancellationToken cancel)
    {
        if (await visits.OpenAsync(command.Reference, actor, cancel) is not var (visit, person, account)) return Failure.NotFound;
        // A proven account is recovered, not replaced: its cases and establishments are this person's.
        if (person.IsVerified && account is not null) return Failure.Conflict(new Problem("already-verified"));
        var problems = command.Document.Check(vault.Decrypt(person.NationalIdCipher), time.Today()).ToList();
        var (ar, en) = (command.NameAr.Trim(), command.NameEn?.Trim());
        if (ar.Length is 0 or > Person.NameLength || en?.Length > Person.NameLength) problems.Add(new("visitor-name-missing", nameof(command.NameAr)));
        var mobile = SaudiIdentifiers.Mobile(command.Mobile);
        if (mobile is null) problems.Add(new("visitor-mobile-wrong", nameof(command.Mobile)));
        else if (mobile == account?.PhoneNumber) problems.Add(new("mobile-of-account", nameof(command.Mobile)));
        if (problems.Count > 0) return Failure.Invalid(problems);

        var (obstacle, record) = await identity.CheckAsync(person, cancel);
        if (obstacle is not null) return Failure.Conflict(obstacle);
        var now = time.GetUtcNow();
        if (visit.IsCodeOver) return Failure.Invalid(new Problem("visit-code-expired", nameof(command.Code)));
        if (!visit.Answers(DigitFolding.Fold(command.Code).Trim(), mobile!))
        {
            var last = visit.CodeTries >= CounterVisit.MostTries;
            if (last) visit.End(VisitResult.Refused, now, reason: RefusalReason.NoCode);
            await db.SaveChangesAsync(cancel);
            return Failure.Invalid(new Problem(last ? "visit-code-attempts" : "visit-code-wrong", nameof(command.Code)));
        }

        var own = await claimed.GiveAsync(person, record?.Name ?? new(ar, string.IsNullOrEmpty(en) ? ar : en), mobile!, account?.Language ?? Languages.Arabic, now, cancel);
        person.Verify(IdentitySource.SupportCentre, now, actor.AccountId, record?.IdExpiresOn ?? command.Document.ExpiresOn);
        visit.End(VisitResult.Replaced, now, command.Document.Kind, command.Document.ExpiresOn);
        var (slip, code) = await slips.IssueAsync(own, actor.AccountId!.Value, now, cancel);
        db.AddRange(new PersonEvent(person.Id, PersonEventKind.AccountReplaced, actor, now, command.Document.Kind.ToString()), new PersonEvent(person.Id, PersonEventKind.RecoverySlipIssued, actor, now));
        await db.SaveChangesAsync(cancel);
        return new PrintedSlip(code, slip.ExpiresAt, visit);
    }
}
