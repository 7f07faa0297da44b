using Baladi.Core.Language;
using Baladi.Core.People.Interests;
using Baladi.Core.People.Mandates;

namespace Baladi.Core.People;

/// <summary>The way somebody reached us; recorded with everything they do.</summary>
public enum Channel
{
    /// <summary>The portal in a browser.</summary>
    Web,
    /// <summary>The phone app or a partner system, through the API.</summary>
    Api,
    /// <summary>A self-service kiosk.</summary>
    Kiosk,
    /// <summary>The call centre, 940.</summary>
    ContactCenter,
    /// <summary>A clerk at a support centre.</summary>
    SupportCenter,
    /// <summary>The mobile municipal information centre.</summary>
    MobileCenter,
    /// <summary>The back office.</summary>
    Desk,
    /// <summary>The system itself: clocks and callbacks.</summary>
    System,
}

/// <summary>Who is acting, from the database and not from what a request claims; read anew for each request.</summary>
public sealed record Actor
{
    public static readonly Actor Anonymous = new() { Channel = Channel.Web };
    public static readonly Actor System = new() { Channel = Channel.System };

    public long? AccountId { get; init; }
    public long? PersonId { get; init; }
    public LocalizedText? Name { get; init; }
    /// <summary>How sure we are that it is they.</summary>
    public Assurance Assurance { get; init; }
    public PersonStanding Standing { get; init; }
    public required Channel Channel { get; init; }
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];
    public IReadOnlyList<ActiveMembership> Memberships { get; init; } = [];
    /// <summary>Of staff: whose cases they keep away from, besides their own and their establishments'.</summary>
    public IReadOnlyList<HeldInterest> Interests { get; init; } = [];
    /// <summary>Colleagues who are away today, in whose place the actor works.</summary>
    public IReadOnlyList<StandIn> StandsInFor { get; init; } = [];
    /// <summary>For whom else they may act today.</summary>
    public IReadOnlyList<ActiveMandate> Mandates { get; init; } = [];
    /// <summary>For whom they act in this request; null for themselves.</summary>
    public ActedFor? ActingFor { get; init; }

    /// <summary>The establishments an application may be for: of whom one acts for that one alone, else all one belongs to.</summary>
    public IEnumerable<(string CommercialRegistration, LocalizedText Name)> Establishments => ActingFor is { } party
        ? party.CommercialRegistration is { } registration ? [(registration, party.Name)] : []
        : Memberships.Select(m => (m.CommercialRegistration, m.Name));

    public bool IsSignedIn => AccountId is not null;
    public bool IsVerified => Assurance == Assurance.Verified;
    public bool IsStaff => Roles.Count > 0;
    /// <summary>Reads everything and changes nothing.</summary>
    public bool OnlyReads => May(Permission.Audit);

    /// <summary>The establishment with the registration, where the commercial registration says it is the actor's own and they act for no other.</summary>
    public ActiveMembership? Owned(string registration) =>
        Memberships.FirstOrDefault(m => m.CommercialRegistration == registration && m.Role == MembershipRole.Owner && (ActingFor is null || ActingFor.EstablishmentId == m.EstablishmentId));

    public bool May(Permission permission) => Roles.Any(role => role.Permissions.Contains(permission));

    /// <summary>Whether a role with the permission covers the authority at the path.</summary>
    public bool May(Permission permission, string authorityPath) =>
        Roles.Any(role => role.Permissions.Contains(permission) && authorityPath.StartsWith(role.AuthorityPath, StringComparison.Ordinal));
}

/// <summary>An appointment in force today.</summary>
public sealed record HeldRole(long AppointmentId, string Role, LocalizedText RoleName, long AuthorityId, string AuthorityPath, LocalizedText AuthorityName, IReadOnlyList<Permission> Permissions)
{
    /// <summary>The permissions that may be handed on by whoever manages people.</summary>
    public IReadOnlyList<Permission> Grants { get; init; } = [];
}

/// <summary>A colleague who is away, and the post the actor stands in for them at.</summary>
public sealed record StandIn(long AccountId, long PersonId, LocalizedText Name, string Role, long AuthorityId);

/// <summary>A membership in force today.</summary>
public sealed record ActiveMembership(long EstablishmentId, string CommercialRegistration, LocalizedText Name, MembershipRole Role);
