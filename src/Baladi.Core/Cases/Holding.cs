using System.Linq.Expressions;
using Baladi.Core.People;

namespace Baladi.Core.Cases;

/// <summary>Whose something is, an application or a license: an establishment's, or a person's; and of which service, since mandates may be limited to some.</summary>
public sealed class Held
{
    public required long? EstablishmentId { get; init; }
    public required long? PersonId { get; init; }
    public required string Service { get; init; }
}

/// <summary>What is an actor's: their own, their establishments', and that of those they act for; of whom they act for alone, while they do.</summary>
public static class Holding
{
    /// <param name="held">An object initializer of <see cref="Held"/> from a row's columns.</param>
    public static Expression<Func<T, bool>> Of<T>(Actor actor, Expression<Func<T, Held>> held)
    {
        if (!actor.IsSignedIn) return _ => false;
        var theirs = Theirs(actor);
        return Expression.Lambda<Func<T, bool>>(new Columns(theirs.Parameters[0], (MemberInitExpression)held.Body).Visit(theirs.Body), held.Parameters);
    }

    // What is an establishment's is its members', today's: whoever left it keeps what is in their own name.
    private static Expression<Func<Held, bool>> Theirs(Actor actor)
    {
        if (actor.ActingFor is { } chosen) return Under(chosen.EstablishmentId, chosen.PersonId, chosen.Services);
        var establishments = actor.Memberships.Select(m => m.EstablishmentId).ToList();
        Expression<Func<Held, bool>> theirs = held => (held.EstablishmentId == null && held.PersonId == actor.PersonId) || (held.EstablishmentId != null && establishments.Contains(held.EstablishmentId.Value));
        return actor.Mandates.Aggregate(theirs, (seen, mandate) => seen.Or(Under(mandate.EstablishmentId, mandate.PersonId, mandate.Services)));
    }

    private static Expression<Func<Held, bool>> Under(long? establishment, long? person, IReadOnlyList<string> services) => (establishment, services.Count) switch
    {
        (null, 0) => held => held.EstablishmentId == null && held.PersonId == person,
        (null, _) => held => held.EstablishmentId == null && held.PersonId == person && services.Contains(held.Service),
        (_, 0) => held => held.EstablishmentId == establishment,
        _ => held => held.EstablishmentId == establishment && services.Contains(held.Service),
    };

    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(left.Body, new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    public static Expression<Func<T, bool>> Not<T>(this Expression<Func<T, bool>> held) => Expression.Lambda<Func<T, bool>>(Expression.Not(held.Body), held.Parameters);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }

    /// <summary>Puts the columns of a row in the place of what is asked of <see cref="Held"/>.</summary>
    private sealed class Columns(ParameterExpression held, MemberInitExpression row) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node.Expression == held
            ? row.Bindings.OfType<MemberAssignment>().Single(binding => binding.Member.Name == node.Member.Name).Expression
            : base.VisitMember(node);
    }
}
