using Baladi.Core.Language;
using Baladi.Core.People;

namespace Baladi.Web.Areas.Account.Profile;

public sealed record ProfilePage
{
    public required LocalizedText Name { get; init; }
    /// <summary>Masked.</summary>
    public required string NationalId { get; init; }
    /// <summary>05….</summary>
    public required string Mobile { get; init; }
    /// <summary>The language messages are sent in.</summary>
    public required string Language { get; init; }
    public required IdentitySource Source { get; init; }
    public required DateTimeOffset? VerifiedAt { get; init; }
    public required IReadOnlyList<ActiveMembership> Memberships { get; init; }
    public required IReadOnlyList<HeldRole> Roles { get; init; }
    public required bool SecondFactor { get; init; }
    /// <summary>What was just changed: language or password.</summary>
    public string? Saved { get; init; }
}

public sealed record LanguageForm
{
    public string? Language { get; init; }
}
