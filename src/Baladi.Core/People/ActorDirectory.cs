using System.Runtime.CompilerServices;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.People;

/// <summary>Answers who an account is today: person, posts and establishments in force.</summary>
public sealed class ActorDirectory(BaladiDbContext db, Geography geography, PublishedCatalog catalog, TimeProvider time)
{
    public async Task<Actor> FindAsync(long accountId, Channel channel, CancellationToken cancel)
    {
        var today = time.Today();
        var queries = Queries.Of(db);
        if (await queries.Person(db, accountId, cancel) is not { } person) return Actor.Anonymous;

        var roles = catalog.AllInForce<RoleSet>(today).SelectMany(set => set.Content.Roles).ToDictionary(role => role.Code);
        return new Actor
        {
            AccountId = accountId,
            PersonId = person.Id,
            Name = person.Name,
            IsVerified = person.IsVerified,
            Channel = channel,
            // An appointment to a role that is no longer published gives nothing.
            Roles = [.. (await queries.Appointments(db, person.Id, today).ToListAsync(cancel)).Where(a => roles.ContainsKey(a.Role)).Select(a =>
            {
                var authority = geography.Authority(a.AuthorityId);
                return new HeldRole(a.Id, a.Role, roles[a.Role].Name, authority.Id, authority.Path, authority.Name, roles[a.Role].Permissions);
            })],
            Memberships = await queries.Memberships(db, person.Id, today).ToListAsync(cancel),
        };
    }

    /// <summary>What is asked with every request of somebody signed in, compiled once for each model.</summary>
    private sealed class Queries
    {
        private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

        public readonly Func<BaladiDbContext, long, CancellationToken, Task<Person?>> Person = EF.CompileAsyncQuery((BaladiDbContext db, long accountId, CancellationToken cancel) =>
            (from account in db.Users
             join person in db.People on account.PersonId equals person.Id
             where account.Id == accountId
             select person).AsNoTracking().SingleOrDefault());

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<Appointment>> Appointments = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            db.Appointments.AsNoTracking().Where(a => a.PersonId == personId && a.From <= today && (a.To == null || today < a.To)).OrderBy(a => a.Id).AsQueryable());

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<ActiveMembership>> Memberships = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            from membership in db.Memberships
            join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
            where membership.PersonId == personId && membership.From <= today && (membership.To == null || today < membership.To)
            orderby membership.Id
            select new ActiveMembership(establishment.Id, establishment.CommercialRegistration, establishment.Name, membership.Role));

        public static Queries Of(BaladiDbContext db) => Compiled.GetValue(db.Model, static _ => new());
    }
}
