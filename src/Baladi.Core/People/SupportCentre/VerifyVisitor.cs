using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;

namespace Baladi.Core.People.SupportCentre;

/// <summary>A clerk who saw the ID, and heard the code of the account's mobile from whoever showed it, says that the account is its owner's.</summary>
/// <param name="NameMatches">The registered name is the one on the document; where it is not, the name as it stands there is given instead.</param>
[Needs(Assurance.Verified)]
public sealed record VerifyVisitor(string Reference, SeenDocument Document, bool NameMatches, string Code, string? NameAr = null, string? NameEn = null);

public sealed class VerifyVisitorHandler(BaladiDbContext db, OwnVisits visits, ProvenIdentity identity, NationalIdVault vault, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: those of <see cref="SeenDocument"/> and <see cref="ProvenIdentity"/>, no-account, name-not-compared, name-long, visit-code-wrong, visit-code-attempts.</summary>
    public async Task<Outcome<CounterVisit>> HandleAsync(VerifyVisitor command, Actor actor, CancellationToken cancel)
    {
        if (await visits.OpenAsync(command.Reference, actor, cancel) is not var (visit, person, account)) return Failure.NotFound;
        if (account is null) return Failure.Invalid(new Problem("no-account"));
        var problems = command.Document.Check(vault.Decrypt(person.NationalIdCipher), time.Today()).ToList();
        var (ar, en) = (command.NameAr?.Trim() ?? "", command.NameEn?.Trim());
        if (!command.NameMatches && ar.Length == 0) problems.Add(new("name-not-compared", nameof(command.NameMatches)));
        if (ar.Length > Person.NameLength || en?.Length > Person.NameLength) problems.Add(new("visitor-name-long", nameof(command.NameAr)));
        if (problems.Count > 0) return Failure.Invalid(problems);

        var (obstacle, record) = await identity.CheckAsync(person, cancel);
        if (obstacle is not null) return Failure.Conflict(obstacle);
        var now = time.GetUtcNow();
        if (visit.IsCodeOver) return Failure.Invalid(new Problem("visit-code-expired", nameof(command.Code)));
        if (!visit.Answers(DigitFolding.Fold(command.Code).Trim(), account.PhoneNumber!))
        {
            var last = visit.CodeTries >= CounterVisit.MostTries;
            if (last)
            {
                visit.End(VisitResult.Refused, now, reason: RefusalReason.NoCode);
                db.Add(new PersonEvent(person.Id, PersonEventKind.VerificationRefused, actor, now, nameof(RefusalReason.NoCode)));
            }
            await db.SaveChangesAsync(cancel);
            return Failure.Invalid(new Problem(last ? "visit-code-attempts" : "visit-code-wrong", nameof(command.Code)));
        }

        if (record is not null) person.Rename(record.Name);
        else if (!command.NameMatches) person.Rename(new(ar, string.IsNullOrEmpty(en) ? ar : en));
        person.Verify(IdentitySource.SupportCentre, now, actor.AccountId, record?.IdExpiresOn ?? command.Document.ExpiresOn);
        visit.End(VisitResult.Verified, now, command.Document.Kind, command.Document.ExpiresOn);
        db.Add(new PersonEvent(person.Id, PersonEventKind.Verified, actor, now, command.Document.Kind.ToString()));
        outbox.Add("identity-verified", account.Language, account.PhoneNumber!, account.Email, new Dictionary<string, string>());
        await db.SaveChangesAsync(cancel);
        return visit;
    }
}
