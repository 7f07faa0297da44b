using System.Security.Claims;

namespace Baladi.Web.Shared.Layout;

/// <summary>What the header says of the person in front of it.</summary>
public sealed record Visitor(string? Name, string? ActingFor)
{
    /// <summary>The name to greet with, and the establishment or person acted for; both in the language they are kept in.</summary>
    public const string NameClaim = "baladi.name";
    public const string ActingForClaim = "baladi.acting-for";

    public bool IsSignedIn => Name is not null;

    public static Visitor From(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } identity
        ? new(user.FindFirstValue(NameClaim) ?? identity.Name ?? "", user.FindFirstValue(ActingForClaim))
        : new(null, null);
}
