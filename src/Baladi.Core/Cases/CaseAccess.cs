using System.Linq.Expressions;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>The only door to cases. Lists, details, files, search, export, counts and the API all come through here.</summary>
public sealed class CaseAccess(BaladiDbContext db, TimeProvider time)
{
    /// <summary>The cases the actor may see: one's own, one's establishments', and those under one's authority.</summary>
    public IQueryable<Case> VisibleTo(Actor actor)
    {
        if (!actor.IsSignedIn) return db.Cases.Where(_ => false);
        var visible = AppliedFor(actor);
        foreach (var role in actor.Roles.Where(role => role.Permissions.Contains(Permission.ReadCases) || role.Permissions.Contains(Permission.Audit)))
        {
            var path = role.AuthorityPath;
            var id = role.AuthorityId;
            // An outside agency stands beside the tree: it sees the cases it was asked about.
            visible = Or(visible, c => c.AuthorityPath.StartsWith(path) || db.CaseTasks.Any(task => task.CaseId == c.Id && task.AuthorityId == id));
        }
        // Read at the desk alone, where every page seen is put on record.
        if (actor.Channel == Channel.Desk && actor.May(Permission.EmergencyAccess))
        {
            var (me, now) = (actor.AccountId, time.GetUtcNow());
            visible = Or(visible, c => db.EmergencyAccesses.Any(opened => opened.CaseId == c.Id && opened.AccountId == me && now < opened.EndsAt));
        }
        return db.Cases.Where(visible);
    }

    /// <summary>The cases the actor applied for, alone or for an establishment.</summary>
    public IQueryable<Case> AppliedForBy(Actor actor) => actor.IsSignedIn ? db.Cases.Where(AppliedFor(actor)) : db.Cases.Where(_ => false);

    /// <summary>Rows that belong to visible cases.</summary>
    public IQueryable<T> Parts<T>(Actor actor) where T : CasePart => db.Set<T>().Where(part => VisibleTo(actor).Any(c => c.Id == part.CaseId));

    /// <summary>Whether the actor is the applicant today: in person, or as a member of the establishment it is for.</summary>
    public static bool IsParty(Actor actor, Case @case) => @case.EstablishmentId is { } establishment
        ? actor.Memberships.Any(m => m.EstablishmentId == establishment)
        : @case.ApplicantPersonId == actor.PersonId;

    /// <summary>Whether it is the actor's own case, which rules out working on it: as a party, or as who once filed it.</summary>
    public static bool IsOwn(Actor actor, Case @case) => @case.ApplicantPersonId == actor.PersonId || IsParty(actor, @case);

    // What was filed for an establishment is its members', today's: whoever left it keeps what they filed in their own name.
    private static Expression<Func<Case, bool>> AppliedFor(Actor actor)
    {
        var establishments = actor.Memberships.Select(m => m.EstablishmentId).ToList();
        return c => (c.EstablishmentId == null && c.ApplicantPersonId == actor.PersonId) || (c.EstablishmentId != null && establishments.Contains(c.EstablishmentId.Value));
    }

    private static Expression<Func<Case, bool>> Or(Expression<Func<Case, bool>> left, Expression<Func<Case, bool>> right)
    {
        var body = new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<Case, bool>>(Expression.OrElse(left.Body, body), left.Parameters);
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
