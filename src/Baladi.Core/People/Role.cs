using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.People;

/// <summary>What staff may do. The list is closed; which role has which is published data.</summary>
public enum Permission
{
    /// <summary>See cases of the authority, with their facts and documents.</summary>
    ReadCases,
    /// <summary>Hold tasks and act on them.</summary>
    WorkCases,
    /// <summary>Hand tasks to other officers.</summary>
    AssignCases,
    /// <summary>Write and publish procedures, requirements and fees.</summary>
    Publish,
    /// <summary>Approve what another admin wants to publish.</summary>
    ApprovePublication,
    /// <summary>Act for a caller on 940.</summary>
    ActForCallers,
    /// <summary>Verify a visitor's identity and act for them at a support centre.</summary>
    ActForVisitors,
    /// <summary>Hide or restore what the public wrote.</summary>
    Moderate,
    /// <summary>Read everything, change nothing.</summary>
    Audit,
    /// <summary>Run the system, without access to cases.</summary>
    Operate,
    /// <summary>Appoint people to posts below one's own, change and end those.</summary>
    ManagePeople,
    /// <summary>Open a case outside one's authority in an emergency, to read it.</summary>
    EmergencyAccess,
    /// <summary>See how payments and the gateway's reports agree, and settle where they do not.</summary>
    ReconcilePayments,
}

/// <summary>A post staff can be appointed to.</summary>
public sealed record Role(string Code, LocalizedText Name, IReadOnlyList<Permission> Permissions)
{
    public const int CodeLength = 64;

    /// <summary>The permissions its holders may hand on to those they appoint.</summary>
    public IReadOnlyList<Permission> Grants { get; init; } = [];

    /// <summary>The kinds of authorities it is held at; anywhere where it names none.</summary>
    public IReadOnlyList<AuthorityKind> At { get; init; } = [];

    public bool IsHeldAt(AuthorityKind kind) => At.Count == 0 || At.Contains(kind);
}

/// <summary>A published set of roles; a service may bring its own.</summary>
public sealed record RoleSet : IPublishedContent
{
    public static string Kind => "roles";
    public required string Code { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var role in Roles)
        {
            if (role.Permissions.Contains(Permission.ManagePeople) != role.Grants.Count > 0) yield return new("publish-role-grants", $"roles/{role.Code}");
            if (!Appointments.Duties.GoTogether(role.Permissions, [])) yield return new("publish-role-duties", $"roles/{role.Code}");
            // Two meanings of one post would keep everybody from signing in.
            if (catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).Count(other => other.Code == role.Code) > 1) yield return new("publish-twice", $"roles/{role.Code}");
        }
    }
}
