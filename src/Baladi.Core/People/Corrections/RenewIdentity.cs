using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Mandates;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Corrections;

/// <summary>
/// Takes over one's name and the last day of one's ID from the identity registry anew: it was put right there, or the ID was renewed.
/// Of the verified only, whose ID may have run out meanwhile; anybody else would read from the answer whose the ID is.
/// </summary>
[Needs(Assurance.SelfRegistered)]
public sealed record RenewIdentity;

/// <param name="Name">The name is another one now.</param>
/// <param name="Expiry">The last day of the ID is.</param>
public sealed record RenewedIdentity(bool Name, bool Expiry, DateTimeOffset At);

public sealed class RenewIdentityHandler(BaladiDbContext db, AskRegistry<IdentityQuestion, IdentityRecord> registry, NationalIdVault vault, TakeWardsHandler wards, Attempts attempts, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; verify-first; registry-asked-often; registry-failed, registry-no-data, identity-withdrawn: nothing is changed then; identity-deceased.</summary>
    public async Task<Outcome<RenewedIdentity>> HandleAsync(RenewIdentity command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<RenewIdentity>() is { } gap) return Failure.Forbidden(gap);
        if (actor.Assurance < Assurance.Verified) return Failure.Forbidden(new Problem("verify-first"));
        var key = $"renew-identity:{actor.AccountId}";
        if (attempts.IsLocked(key)) return Failure.Conflict(new Problem("registry-asked-often"));
        attempts.Count(key);
        var person = await db.People.SingleAsync(p => p.Id == actor.PersonId, cancel);
        var answer = await registry.AskAsync(new(vault.Decrypt(person.NationalIdCipher)), person.Id, cancel, anew: true);
        if (answer.Verdict == RegistryVerdict.Failed) return Failure.Conflict(new Problem("registry-failed"));
        if (answer.Verdict == RegistryVerdict.NoData) return Failure.Conflict(new Problem("registry-no-data"));
        if (answer.Record is not { } record) return Failure.Conflict(new Problem("identity-withdrawn"));
        if (record.DeceasedOn is { } died)
        {
            person.Died(died);
            await db.SaveChangesAsync(cancel);
            return Failure.Conflict(new Problem("identity-deceased"));
        }

        var renewed = new RenewedIdentity(record.Name != person.Name, record.IdExpiresOn != person.IdExpiresOn, answer.At);
        person.Rename(record.Name);
        person.KnowExpiry(record.IdExpiresOn);
        // The same answer says for whom one is still a guardian.
        await wards.EndOthersAsync(person.Id, record, actor, cancel);
        if (renewed.Name || renewed.Expiry) db.Add(new PersonEvent(person.Id, PersonEventKind.IdentityRenewed, actor, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return renewed;
    }
}
