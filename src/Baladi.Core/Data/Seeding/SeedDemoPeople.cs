using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Mandates;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data.Seeding;

/// <summary>The demo accounts, establishments, memberships and appointments, once.</summary>
public sealed class SeedDemoPeople(BaladiDbContext db, UserManager<Account> accounts, NationalIdVault vault, Geography geography, TimeProvider time)
{
    public const string Password = "Baladi-Demo-2026";
    private static readonly DateOnly Beginning = new(2024, 1, 1);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(cancel)) return;
        var demo = DemoPeople.Read();
        var establishments = demo.Establishments.ToDictionary(e => e.CommercialRegistration, e => new Establishment(e.CommercialRegistration, e.Name));
        db.Establishments.AddRange(establishments.Values);
        // One hash for all: the password is published anyway, and hashing is slow on purpose.
        string? hash = null;
        var people = new Dictionary<string, Person>();
        foreach (var listed in demo.People)
        {
            var person = new Person(listed.NationalId, listed.Name, SaudiIdentifiers.Mobile(listed.Mobile)!, vault);
            if (listed.Verified) person.Verify(IdentitySource.Demo, time.GetUtcNow(), by: null);
            var account = new Account(person, listed.Language) { PhoneNumberConfirmed = true, TwoFactorEnabled = listed.Appointments.Count > 0, LockoutEnabled = true, SecurityStamp = Basics.Tokens.New() };
            account.NormalizedUserName = accounts.NormalizeName(account.UserName);
            account.PasswordHash = hash ??= accounts.PasswordHasher.HashPassword(account, Password);
            db.AddRange(person, account);
            people[listed.NationalId] = person;
            db.Memberships.AddRange(listed.Memberships.Select(m => new Membership(person.Id, establishments[m.Establishment].Id, m.Role, Beginning)));
            db.Appointments.AddRange(listed.Appointments.Select(a => new Appointment(person.Id, a.Role, geography.Authority(a.Authority)!.Id, Beginning)));
        }
        foreach (var listed in demo.Delegations)
        {
            var mandate = new Mandate(MandateKind.Delegation, people[listed.By].Id, establishments[listed.Establishment].Id, listed.To is { } to ? people[to].Id : null,
                listed.Office is { } office ? establishments[office].Id : null, [], Beginning, to: null, signOff: listed.Office is not null, time.GetUtcNow());
            if (listed.Office is null) mandate.Accept(null, time.GetUtcNow());
            db.Mandates.Add(mandate);
        }
        db.MembershipOffers.AddRange(demo.Offers.Select(offer => new MembershipOffer(people[offer.To].Id, establishments[offer.Establishment].Id, offer.Role, lastDay: null, people[offer.By].Id, time.GetUtcNow())));
        await db.SaveChangesAsync(cancel);
    }
}
