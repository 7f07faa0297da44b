using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Baladi.Core.People.SupportCentre;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>What the national sign-on says of whoever came back from it.</summary>
/// <param name="Provider">The sign-on, and under which key it knows the person.</param>
public sealed record NationalProof(string NationalId, LocalizedText? Name, string? Mobile, DateOnly? IdExpiresOn, string Provider, string Key);

/// <summary>
/// Somebody has proven an ID at the national sign-on: their account is found, verified or made. Where an account nobody ever
/// verified stands under the ID, and this is not one of its sessions, its owner says whether it is theirs.
/// </summary>
/// <param name="Replace">It is not: close it, and make one that is.</param>
public sealed record SignOnNationally(NationalProof Proof, bool Replace = false);

public sealed class SignOnNationallyHandler(BaladiDbContext db, NationalIdVault vault, ClaimedPerson claimed, Outbox outbox, TimeProvider time)
{
    /// <returns>
    /// The account to sign in with. Problems: sign-on-id-wrong, sign-on-incomplete (no name or mobile to make an account with), sign-on-other (the
    /// session is another person's), person-deceased; as a conflict sign-on-unproven with the masked mobile of the account that stands there.
    /// </returns>
    /// <param name="session">Who is signed in already in this browser, if anybody.</param>
    public async Task<Outcome<Account>> HandleAsync(SignOnNationally command, Actor session, CancellationToken cancel)
    {
        var proof = command.Proof;
        if (SaudiIdentifiers.NationalId(proof.NationalId) is not { } id) return Failure.Invalid(new Problem("sign-on-id-wrong"));
        var (hash, now, mobile) = (vault.Hash(id), time.GetUtcNow(), SaudiIdentifiers.Mobile(proof.Mobile));
        var person = await db.People.SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel);
        if (session.IsSignedIn && session.PersonId != person?.Id) return Failure.Forbidden(new Problem("sign-on-other"));
        if (person?.DeceasedOn is not null) return Failure.Forbidden(new Problem("person-deceased"));

        var account = person is null ? null : await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id && a.ClosedAt == null, cancel);
        var isTheirs = account is not null && (person!.IsVerified || session.AccountId == account.Id);
        if (account is not null && !isTheirs && !command.Replace) return Failure.Conflict(new Problem("sign-on-unproven", "", SaudiIdentifiers.MaskedMobile(account.PhoneNumber!)));
        if (!isTheirs)
        {
            if (mobile is null || (proof.Name ?? person?.Name) is not { } name) return Failure.Invalid(new Problem("sign-on-incomplete"));
            if (person is null) db.Add(person = new Person(id, name, mobile, vault));
            if (account is not null) db.Add(new PersonEvent(person.Id, PersonEventKind.AccountReplaced, session, now));
            account = await claimed.GiveAsync(person, name, mobile, account?.Language ?? Languages.Arabic, now, cancel);
        }
        if (proof.Name is { } proven) person!.Rename(proven);
        if (person!.IdentitySource != IdentitySource.NationalSignOn) db.Add(new PersonEvent(person.Id, PersonEventKind.SignedOnNationally, session with { AccountId = account!.Id }, now));
        if (!person.IsVerified) outbox.Add("identity-signed-on", account!.Language, account.PhoneNumber!, account.Email, new Dictionary<string, string>());
        person.Verify(IdentitySource.NationalSignOn, now, by: null, proof.IdExpiresOn);
        await LinkAsync(account!, proof, cancel);
        await db.SaveChangesAsync(cancel);
        return account!;
    }

    /// <summary>The ID decides whose account it is; the key of the sign-on follows it.</summary>
    private async Task LinkAsync(Account account, NationalProof proof, CancellationToken cancel)
    {
        var logins = db.Set<IdentityUserLogin<long>>();
        var known = await logins.SingleOrDefaultAsync(l => l.LoginProvider == proof.Provider && l.ProviderKey == proof.Key, cancel);
        if (known?.UserId == account.Id) return;
        if (known is not null) logins.Remove(known);
        logins.Add(new() { LoginProvider = proof.Provider, ProviderKey = proof.Key, ProviderDisplayName = proof.Provider, UserId = account.Id });
    }
}
