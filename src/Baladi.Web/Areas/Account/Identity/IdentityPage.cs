using Baladi.Core.Language;
using Baladi.Core.People;

namespace Baladi.Web.Areas.Account.Identity;

public sealed record IdentityPage
{
    public required Assurance Assurance { get; init; }
    public required PersonStanding Standing { get; init; }
    public required IdentitySource Source { get; init; }
    public required DateTimeOffset? VerifiedAt { get; init; }
    /// <summary>The clerk, where one saw the ID.</summary>
    public LocalizedText? VerifiedBy { get; init; }
    public required DateOnly? ExpiresOn { get; init; }
    public required IReadOnlyList<IdentityEntry> Entries { get; init; }
    /// <summary>What the reader was doing.</summary>
    public string? ReturnUrl { get; init; }
}

/// <param name="By">Who did it; null for the person or the system.</param>
public sealed record IdentityEntry(PersonEventKind Kind, DateTimeOffset At, Channel Channel, string? Detail, LocalizedText? By);
