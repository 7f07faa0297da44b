using Baladi.Core.Authorities;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;

namespace Baladi.Core.Cases.Desk;

/// <summary>A role over an authority: one queue.</summary>
/// <param name="Works">Whether the actor holds tasks there, or only looks on and assigns.</param>
public sealed record DeskPost(string Role, LocalizedText RoleName, Authority Authority, bool Works);

/// <summary>The queues an officer may look at.</summary>
public sealed class DeskPosts(PublishedCatalog catalog, Geography geography)
{
    /// <summary>One's own posts first, then those one assigns work to or audits.</summary>
    public IReadOnlyList<DeskPost> Of(Actor actor)
    {
        var own = from held in actor.Roles
                  where held.Permissions.Contains(Permission.WorkCases)
                  select new DeskPost(held.Role, held.RoleName, geography.Authority(held.AuthorityId), Works: true);
        var others = from held in actor.Roles
                     where held.Permissions.Contains(Permission.AssignCases) || held.Permissions.Contains(Permission.Audit)
                     let authority = geography.Authority(held.AuthorityId)
                     from role in RolesAt(authority)
                     select new DeskPost(role.Code, role.Name, authority, Works: false);
        return [.. own.Concat(others).DistinctBy(post => (post.Role, post.Authority.Id))];
    }

    /// <summary>The services whose tasks reach the post.</summary>
    public IReadOnlyList<Published<Procedure>> Services(DeskPost post) =>
        [.. catalog.AllInForce<Procedure>().Where(procedure => procedure.Content.Tasks.Any(task => task.Role == post.Role && Reaches(task, post.Authority))).OrderBy(procedure => procedure.Content.Service.Order)];

    private IEnumerable<Role> RolesAt(Authority authority)
    {
        var named = catalog.AllInForce<Procedure>().SelectMany(procedure => procedure.Content.Tasks).Where(task => Reaches(task, authority)).Select(task => task.Role).ToHashSet();
        return catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).Where(role => named.Contains(role.Code));
    }

    // The ministry stands above all of them; an agency sees its own, a municipality nothing of the amanah above it.
    private static bool Reaches(TaskDefinition task, Authority authority) => task.Holder == Holder.Staff && authority.Kind switch
    {
        AuthorityKind.Ministry => true,
        AuthorityKind.Agency => task.Level == Level.Agency && task.Agency == authority.Code,
        AuthorityKind.Amanah => task.Level != Level.Agency,
        _ => task.Level == Level.Municipality,
    };
}
