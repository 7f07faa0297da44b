using System.Linq.Expressions;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>The only door to cases. Lists, details, files, search, export, counts and the API all come through here.</summary>
public sealed class CaseAccess(BaladiDbContext db, TimeProvider time)
{
    /// <summary>The cases the actor may see: one's own, one's establishments', those of whom one acts for, and those under one's authority.</summary>
    public IQueryable<Case> VisibleTo(Actor actor)
    {
        if (!actor.IsSignedIn) return db.Cases.Where(_ => false);
        Expression<Func<Case, bool>> asStaff = _ => false;
        foreach (var role in actor.Roles.Where(role => role.Permissions.Contains(Permission.ReadCases) || role.Permissions.Contains(Permission.Audit)))
        {
            var path = role.AuthorityPath;
            var id = role.AuthorityId;
            // An outside agency stands beside the tree: it sees the cases it was asked about.
            asStaff = asStaff.Or(c => c.AuthorityPath.StartsWith(path) || db.CaseTasks.Any(task => task.CaseId == c.Id && task.AuthorityId == id));
        }
        // What is kept from whom it is about is kept from them at the desk as well.
        var visible = AppliedFor(actor);
        if (actor.Roles.Count > 0) visible = visible.Or(asStaff.And(Theirs(actor with { ActingFor = null }).Not().Or(c => c.IsKept == null)));
        // Read at the desk alone, where every page seen is put on record.
        if (actor.Channel == Channel.Desk && actor.May(Permission.EmergencyAccess))
        {
            var (me, now) = (actor.AccountId, time.GetUtcNow());
            visible = visible.Or(c => db.EmergencyAccesses.Any(opened => opened.CaseId == c.Id && opened.AccountId == me && now < opened.EndsAt));
        }
        return db.Cases.Where(visible);
    }

    /// <summary>The cases the actor applied for, alone, for an establishment, or under a mandate; of whom they act for alone, while they do.</summary>
    public IQueryable<Case> AppliedForBy(Actor actor) => db.Cases.Where(AppliedFor(actor));

    /// <summary>Rows that belong to visible cases.</summary>
    public IQueryable<T> Parts<T>(Actor actor) where T : CasePart => db.Set<T>().Where(part => VisibleTo(actor).Any(c => c.Id == part.CaseId));

    /// <summary>The cases in which the actor, or whom they act for, is the other party. Seeing them as applicants and officers do is not theirs: see <see cref="Consents.ReadConsents"/>.</summary>
    public IQueryable<Case> AskedOf(Actor actor) => db.Cases.Where(c => c.PartyEstablishmentId != null || c.PartyPersonId != null)
        .Where(Holding.Of<Case>(actor, c => new Held { EstablishmentId = c.PartyEstablishmentId, PersonId = c.PartyPersonId, Service = c.ServiceCode }));

    /// <summary>Whether the actor is on the applicant's side today.</summary>
    public static bool IsParty(Actor actor, Case @case) => Side.Applicant(@case).Has(actor);

    /// <summary>Why a party may look and not act: whoever acts for another says so first. Null where they may.</summary>
    public static Problem? ActingObstacle(Actor actor, Case @case) => Side.Applicant(@case).Obstacle(actor);

    /// <summary>Whether it is the actor's own case, which rules out working on it: as a party in whatever quality, or as who once filed it.</summary>
    public static bool IsOwn(Actor actor, Case @case)
    {
        var anybody = actor with { ActingFor = null };
        return @case.ApplicantPersonId == actor.PersonId || IsParty(anybody, @case) || Side.Party(@case)?.Has(anybody) == true;
    }

    private static Expression<Func<Case, bool>> Theirs(Actor actor) =>
        Holding.Of<Case>(actor, c => new Held { EstablishmentId = c.EstablishmentId, PersonId = c.ApplicantPersonId, Service = c.ServiceCode });

    // What an authority keeps to itself for the moment is not there for whom it is about.
    private static Expression<Func<Case, bool>> AppliedFor(Actor actor) =>
        Theirs(actor).And(c => c.IsKept == null);
}
