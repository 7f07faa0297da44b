using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.SupportCentre;

/// <summary>
/// The owner of an ID has proven it while somebody else's account stands under it. The person is the owner's; the accounts
/// are closed and go on, with their drafts, under somebody of whom no more is known than what they typed (ADR 0010).
/// </summary>
public sealed class ClaimedPerson(BaladiDbContext db, NationalIdVault vault, Outbox outbox, ILookupNormalizer names)
{
    /// <summary>Closes what stands under the ID and makes the owner's account, without a password. The caller saves.</summary>
    /// <param name="owner">Tracked. Never verified before: a proven person is not taken from anybody.</param>
    /// <param name="mobile">The owner's, confirmed.</param>
    public async Task<Account> GiveAsync(Person owner, LocalizedText name, string mobile, string language, DateTimeOffset now, CancellationToken cancel)
    {
        await CloseStandingAsync(owner, now, cancel);
        owner.Rename(name);
        owner.ChangeMobile(mobile);
        return New(owner, language);
    }

    /// <summary>Closes what stands under the ID of somebody whom a registry or a clerk knows by now, and nobody ever verified. The caller saves.</summary>
    /// <param name="owner">Tracked.</param>
    public async Task CloseStandingAsync(Person owner, DateTimeOffset now, CancellationToken cancel)
    {
        var standing = await db.Users.Where(a => a.PersonId == owner.Id && a.ClosedAt == null).ToListAsync(cancel);
        if (standing.Count == 0) return;
        var other = owner.StandIn(vault);
        db.Add(other);
        foreach (var account in standing)
        {
            if (account.PhoneNumber is { } told) outbox.Add("account-closed", account.Language, told, account.Email, new Dictionary<string, string>());
            account.Close(other, now);
        }
    }

    /// <summary>An account for a person whose mobile is confirmed; it has no password yet. The caller saves.</summary>
    public Account New(Person person, string language)
    {
        var account = new Account(person, language) { PhoneNumberConfirmed = true, LockoutEnabled = true, SecurityStamp = Tokens.New() };
        account.NormalizedUserName = names.NormalizeName(account.UserName);
        db.Add(account);
        return account;
    }
}
