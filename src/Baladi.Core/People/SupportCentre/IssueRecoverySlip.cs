using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;

namespace Baladi.Core.People.SupportCentre;

/// <summary>A verified person has lost the way into their account, and shows the ID once more.</summary>
[Needs(Assurance.Verified)]
public sealed record IssueRecoverySlip(string Reference, SeenDocument Document, bool NameMatches);

public sealed class IssueRecoverySlipHandler(BaladiDbContext db, OwnVisits visits, ProvenIdentity identity, NationalIdVault vault, RecoverySlips slips, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: those of <see cref="SeenDocument"/> and <see cref="ProvenIdentity"/>, name-not-compared, no-account, not-verified: an ID alone does not prove that an account nobody verified is its owner's.</summary>
    public async Task<Outcome<PrintedSlip>> HandleAsync(IssueRecoverySlip command, Actor actor, CancellationToken cancel)
    {
        if (await visits.OpenAsync(command.Reference, actor, cancel) is not var (visit, person, account)) return Failure.NotFound;
        if (account is null) return Failure.Conflict(new Problem("no-account"));
        if (!person.IsVerified) return Failure.Conflict(new Problem("not-verified"));
        var problems = command.Document.Check(vault.Decrypt(person.NationalIdCipher), time.Today()).ToList();
        if (!command.NameMatches) problems.Add(new("name-not-compared", nameof(command.NameMatches)));
        if (problems.Count > 0) return Failure.Invalid(problems);

        var (obstacle, record) = await identity.CheckAsync(person, cancel);
        if (obstacle is not null) return Failure.Conflict(obstacle);
        var now = time.GetUtcNow();
        var (slip, code) = await slips.IssueAsync(account, actor.AccountId!.Value, now, cancel);
        person.Verify(IdentitySource.SupportCentre, now, actor.AccountId, record?.IdExpiresOn ?? command.Document.ExpiresOn);
        visit.End(VisitResult.Verified, now, command.Document.Kind, command.Document.ExpiresOn);
        db.Add(new PersonEvent(person.Id, PersonEventKind.RecoverySlipIssued, actor, now, command.Document.Kind.ToString()));
        // To the mobile as it stands: where it is no longer the person's, whoever holds it learns nothing they could use.
        outbox.Add("recovery-slip", account.Language, account.PhoneNumber!, account.Email, new Dictionary<string, string>());
        await db.SaveChangesAsync(cancel);
        return new PrintedSlip(code, slip.ExpiresAt, visit);
    }
}
