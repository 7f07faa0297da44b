using System.Linq.Expressions;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Licenses;

/// <summary>The only door to licenses: to their holders, and to staff over the authority that issued them. What anybody may know is <see cref="VerifyLicense"/>'s.</summary>
public sealed class LicenseAccess(BaladiDbContext db, CaseAccess cases, Geography geography)
{
    public IQueryable<License> HeldBy(Actor actor) => db.Licenses.Where(Held(actor));

    /// <summary>Also those whose first case the actor sees as staff.</summary>
    public IQueryable<License> VisibleTo(Actor actor)
    {
        if (actor.Roles.Count == 0) return HeldBy(actor);
        // Whoever applied for one and handed it over sees it as little as others who did.
        var own = cases.AppliedForBy(actor with { ActingFor = null });
        return db.Licenses.Where(Held(actor).Or(l => cases.VisibleTo(actor).Any(c => c.Id == l.CaseId) && !own.Any(c => c.Id == l.CaseId)));
    }

    /// <summary>Those that staff of the role may begin official cases about: under their authority, and not their own.</summary>
    public IQueryable<License> Under(Actor actor, string role)
    {
        var paths = actor.Roles.Where(held => held.Role == role && held.Permissions.Contains(Permission.WorkCases)).Select(held => held.AuthorityPath).ToList();
        var authorities = geography.Authorities.Where(authority => paths.Exists(path => authority.Path.StartsWith(path, StringComparison.Ordinal))).Select(authority => authority.Id).ToList();
        var own = HeldBy(actor with { ActingFor = null });
        return db.Licenses.Where(l => authorities.Contains(l.AuthorityId) && !own.Any(held => held.Id == l.Id));
    }

    /// <summary>Those the actor is asked about as the other party of a case, while it is open.</summary>
    public IQueryable<License> AskedAbout(Actor actor) => db.Licenses.Where(l => cases.AskedOf(actor).Any(c => c.SubjectId == l.Id && c.Result == CaseResult.Open));

    /// <summary>When licenses that were the actor's were handed to another: as they were up to that day, they stay theirs to read.</summary>
    public IQueryable<LicenseChange> HandedOverBy(Actor actor) => db.LicenseChanges.Where(change => change.Kind == LicenseChangeKind.Transferred)
        .Join(db.Licenses, change => change.LicenseId, license => license.Id, (change, license) => new Handed { Change = change, Service = license.ServiceCode })
        .Where(Holding.Of<Handed>(actor, row => new Held { EstablishmentId = row.Change.EstablishmentIdBefore, PersonId = row.Change.HolderPersonIdBefore, Service = row.Service }))
        .Select(row => row.Change);

    private sealed class Handed
    {
        public required LicenseChange Change { get; init; }
        public required string Service { get; init; }
    }

    private static Expression<Func<License, bool>> Held(Actor actor) =>
        Holding.Of<License>(actor, l => new Held { EstablishmentId = l.EstablishmentId, PersonId = l.HolderPersonId, Service = l.ServiceCode });
}
