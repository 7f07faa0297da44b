using System.Runtime.CompilerServices;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People.Mandates;
using Baladi.Core.People.Sessions;
using Baladi.Core.People.Appointments;
using Baladi.Core.People.Interests;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.People;

/// <summary>Answers who an account is today: person, posts and establishments in force.</summary>
public sealed class ActorDirectory(BaladiDbContext db, Geography geography, PublishedCatalog catalog, TimeProvider time, SessionClock clock)
{
    public async Task<Actor> FindAsync(long accountId, Channel channel, CancellationToken cancel) =>
        await Queries.Of(db).Person(db, accountId, cancel) is { } person ? await ActorAsync(accountId, person, channel, cancel) : Actor.Anonymous;

    /// <summary>Whose session it is.</summary>
    /// <returns>Null where it does not hold any more, or the stamp is not its own.</returns>
    public async Task<(Actor Actor, Session Session)?> RecognizeAsync(long sessionId, string stamp, Channel channel, CancellationToken cancel)
    {
        if (await Queries.Of(db).Session(db, sessionId, cancel) is not { } found || found.Session.Stamp != stamp || !found.Session.HoldsAt(clock.Now)) return null;
        return (await ActorAsync(found.Session.AccountId, found.Person, channel, cancel), found.Session);
    }

    private async Task<Actor> ActorAsync(long accountId, Person person, Channel channel, CancellationToken cancel)
    {
        var today = time.Today();
        var queries = Queries.Of(db);
        var roles = catalog.AllInForce<RoleSet>(today).SelectMany(set => set.Content.Roles).ToDictionary(role => role.Code);
        // An appointment to a role that is no longer published gives nothing.
        var held = (await queries.Appointments(db, person.Id, today).ToListAsync(cancel)).Where(a => roles.ContainsKey(a.Role)).ToList();
        var kept = Duties.Kept([.. held.SelectMany(a => roles[a.Role].Permissions).Distinct()]);
        var standsInFor = held.Count == 0 ? [] : await queries.StandIns(db, person.Id, today).ToListAsync(cancel);
        var memberships = await queries.Memberships(db, person.Id, today).ToListAsync(cancel);
        return new Actor
        {
            AccountId = accountId,
            PersonId = person.Id,
            Name = person.Name,
            Assurance = person.IsVerified ? Assurance.Verified : Assurance.SelfRegistered,
            Standing = person.StandingOn(today),
            Channel = channel,
            Roles = [.. held.Select(a =>
            {
                var (authority, role) = (geography.Authority(a.AuthorityId), roles[a.Role]);
                return new HeldRole(a.Id, a.Role, role.Name, authority.Id, authority.Path, authority.Name, [.. role.Permissions.Where(kept.Contains)]) { Grants = role.Grants };
            })],
            // Only in a post of one's own that is the same.
            StandsInFor = [.. standsInFor.Where(absent => held.Exists(a => a.Role == absent.Role && a.AuthorityId == absent.AuthorityId))],
            Memberships = memberships,
            Interests = held.Count == 0 ? [] : await InterestQueries.Of(db).ReadAsync(db, person.Id, memberships.Count > 0, today, cancel),
            Mandates = await MandatesAsync(queries, person.Id, memberships, today, cancel),
        };
    }

    private async Task<IReadOnlyList<ActiveMandate>> MandatesAsync(Queries queries, long personId, List<ActiveMembership> memberships, DateOnly today, CancellationToken cancel)
    {
        var held = await queries.Mandates(db, personId, today).ToListAsync(cancel);
        // Few people belong to an establishment, and fewer to an office.
        foreach (var membership in memberships) held.AddRange(await queries.OfficeMandates(db, membership.EstablishmentId, today).ToListAsync(cancel));
        return held.Count == 0 ? [] : [.. held.Select(row => new ActiveMandate(row.Mandate.Id, row.Mandate.Kind, row.Mandate.EstablishmentId, row.Establishment?.CommercialRegistration,
            row.Establishment is null ? row.Grantor.Id : null, row.Establishment?.Name ?? row.Grantor.Name, row.Mandate.ServiceCodes, row.Mandate.SignOff, row.Mandate.To, row.Mandate.DelegateEstablishmentId, row.Grantor.Id))];
    }

    private sealed record HeldMandate(Mandate Mandate, Person Grantor, Establishment? Establishment);

    private sealed record SessionOwner(Session Session, Person Person);

    /// <summary>What is asked with every request of somebody signed in, compiled once for each model.</summary>
    private sealed class Queries
    {
        private static readonly ConditionalWeakTable<IModel, Queries> Compiled = [];

        public readonly Func<BaladiDbContext, long, CancellationToken, Task<Person?>> Person = EF.CompileAsyncQuery((BaladiDbContext db, long accountId, CancellationToken cancel) =>
            (from account in db.Users
             join person in db.People on account.PersonId equals person.Id
             where account.Id == accountId && account.ClosedAt == null
             select person).AsNoTracking().SingleOrDefault());

        public readonly Func<BaladiDbContext, long, CancellationToken, Task<SessionOwner?>> Session = EF.CompileAsyncQuery((BaladiDbContext db, long sessionId, CancellationToken cancel) =>
            (from session in db.Sessions
             join account in db.Users on session.AccountId equals account.Id
             join person in db.People on account.PersonId equals person.Id
             where session.Id == sessionId && account.ClosedAt == null
             select new SessionOwner(session, person)).AsNoTracking().SingleOrDefault());

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<Appointment>> Appointments = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            db.Appointments.AsNoTracking().Where(a => a.PersonId == personId && a.From <= today && (a.To == null || today < a.To)).OrderBy(a => a.Id).AsQueryable());

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<StandIn>> StandIns = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            from absence in db.Absences
            where absence.SubstitutePersonId == personId && absence.From <= today && today < absence.To
            join post in db.Appointments on absence.AppointmentId equals post.Id
            join account in db.Users on absence.PersonId equals account.PersonId
            join person in db.People on absence.PersonId equals person.Id
            orderby absence.Id
            select new StandIn(account.Id, person.Id, person.Name, post.Role, post.AuthorityId));

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<ActiveMembership>> Memberships = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            from membership in db.Memberships
            join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
            where membership.PersonId == personId && membership.From <= today && (membership.To == null || today < membership.To)
            orderby membership.Id
            select new ActiveMembership(establishment.Id, establishment.CommercialRegistration, establishment.Name, membership.Role));

        // A mandate lasts no longer than what it was given from: the grantor's life, and the right to name delegates of the establishment.
        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<HeldMandate>> Mandates = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
            from mandate in db.Mandates.AsNoTracking()
            join grantor in db.People on mandate.GrantorPersonId equals grantor.Id
            join of in db.Establishments on mandate.EstablishmentId equals (long?)of.Id into ofs
            from of in ofs.DefaultIfEmpty()
            where mandate.DelegatePersonId == personId && mandate.EndedAt == null && mandate.AcceptedAt != null && mandate.From <= today && (mandate.To == null || today < mandate.To) && grantor.DeceasedOn == null
                && (mandate.EstablishmentId == null || db.Memberships.Any(m => m.PersonId == grantor.Id && m.EstablishmentId == mandate.EstablishmentId && (m.Role == MembershipRole.Owner || m.Role == MembershipRole.Manager) && m.From <= today && (m.To == null || today < m.To)))
            orderby mandate.Id
            select new HeldMandate(mandate, grantor, of));

        public readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<HeldMandate>> OfficeMandates = EF.CompileAsyncQuery((BaladiDbContext db, long officeId, DateOnly today) =>
            from mandate in db.Mandates.AsNoTracking()
            join grantor in db.People on mandate.GrantorPersonId equals grantor.Id
            join of in db.Establishments on mandate.EstablishmentId equals (long?)of.Id into ofs
            from of in ofs.DefaultIfEmpty()
            where mandate.DelegateEstablishmentId == officeId && mandate.EndedAt == null && mandate.AcceptedAt != null && mandate.From <= today && (mandate.To == null || today < mandate.To) && grantor.DeceasedOn == null
                && (mandate.EstablishmentId == null || db.Memberships.Any(m => m.PersonId == grantor.Id && m.EstablishmentId == mandate.EstablishmentId && (m.Role == MembershipRole.Owner || m.Role == MembershipRole.Manager) && m.From <= today && (m.To == null || today < m.To)))
            orderby mandate.Id
            select new HeldMandate(mandate, grantor, of));

        public static Queries Of(BaladiDbContext db) => Compiled.GetValue(db.Model, static _ => new());
    }
}
