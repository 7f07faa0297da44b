using Baladi.Core.Authorities;
using Baladi.Core.Publishing;

namespace Baladi.Core.People.Appointments;

/// <summary>
/// Who may give which post. A role says which permissions its holders may hand on; a post is given only below one's own, and
/// only where all it permits may be handed on: an amanah's manager makes no ministry admin and no auditor.
/// </summary>
public sealed class PostGrants(PublishedCatalog catalog, Geography geography)
{
    public IEnumerable<Role> Roles => catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles);

    public Role? Role(string? code) => Roles.FirstOrDefault(role => role.Code == code);

    public static bool May(Actor actor, Role role, Authority authority) =>
        role.IsHeldAt(authority.Kind) && actor.Roles.Any(held => Manages(held, authority.Path) && role.Permissions.All(held.Grants.Contains));

    /// <summary>The roles the actor may give somewhere.</summary>
    public IReadOnlyList<Role> RolesOf(Actor actor) =>
        [.. Roles.Where(role => actor.Roles.Any(held => held.Permissions.Contains(Permission.ManagePeople) && role.Permissions.All(held.Grants.Contains)))];

    /// <summary>The authorities at which the actor may give posts, by path.</summary>
    public IReadOnlyList<Authority> AuthoritiesOf(Actor actor) =>
        [.. geography.Authorities.Where(authority => actor.Roles.Any(held => Manages(held, authority.Path))).OrderBy(authority => authority.Path, StringComparer.Ordinal)];

    private static bool Manages(HeldRole held, string path) => held.Permissions.Contains(Permission.ManagePeople) && path.StartsWith(held.AuthorityPath, StringComparison.Ordinal);
}
