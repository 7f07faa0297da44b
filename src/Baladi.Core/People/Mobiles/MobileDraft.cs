namespace Baladi.Core.People.Mobiles;

/// <summary>A new mobile that waits for its code; kept, sealed, in the page of whoever changes it.</summary>
public sealed record MobileDraft
{
    public static readonly TimeSpan Lifetime = CodeMessages.Lifetime;

    /// <summary>Wrong codes are counted under it.</summary>
    public required string Key { get; init; }
    public required long AccountId { get; init; }
    /// <summary>+9665….</summary>
    public required string Mobile { get; init; }
    /// <summary>What the new mobile was sent.</summary>
    public required string Code { get; init; }
    /// <summary>What the old mobile was sent.</summary>
    public required string OldCode { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal string AttemptsKey => "mobile:" + Key;
}
