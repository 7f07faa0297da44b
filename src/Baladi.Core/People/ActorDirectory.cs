using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Answers who an account is today: person, posts and establishments in force.</summary>
public sealed class ActorDirectory(BaladiDbContext db, Geography geography, PublishedCatalog catalog, TimeProvider time)
{
    public async Task<Actor> FindAsync(long accountId, Channel channel, CancellationToken cancel)
    {
        var today = time.Today();
        var found = await (
            from account in db.Users
            join person in db.People on account.PersonId equals person.Id
            where account.Id == accountId
            select new
            {
                Person = person,
                Appointments = db.Appointments.Where(a => a.PersonId == person.Id && a.From <= today && (a.To == null || today < a.To)).ToList(),
                Memberships = (from membership in db.Memberships
                               join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
                               where membership.PersonId == person.Id && membership.From <= today && (membership.To == null || today < membership.To)
                               orderby membership.Id
                               select new { Establishment = establishment, membership.Role }).ToList(),
            }).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancel);
        if (found is null) return Actor.Anonymous;

        var roles = catalog.AllInForce<RoleSet>(today).SelectMany(set => set.Content.Roles).ToDictionary(role => role.Code);
        return new Actor
        {
            AccountId = accountId,
            PersonId = found.Person.Id,
            Name = found.Person.Name,
            IsVerified = found.Person.IsVerified,
            Channel = channel,
            // An appointment to a role that is no longer published gives nothing.
            Roles = [.. found.Appointments.OrderBy(a => a.Id).Where(a => roles.ContainsKey(a.Role)).Select(a =>
            {
                var authority = geography.Authority(a.AuthorityId);
                return new HeldRole(a.Id, a.Role, roles[a.Role].Name, authority.Id, authority.Path, authority.Name, roles[a.Role].Permissions);
            })],
            Memberships = [.. found.Memberships.Select(m => new ActiveMembership(m.Establishment.Id, m.Establishment.CommercialRegistration, m.Establishment.Name, m.Role))],
        };
    }
}
