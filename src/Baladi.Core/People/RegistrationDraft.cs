using Baladi.Core.Language;

namespace Baladi.Core.People;

/// <summary>
/// An account that waits for its mobile to be confirmed. It is kept by whoever registers, sealed, and not by us: nothing is
/// stored about people who never come back.
/// </summary>
public sealed record RegistrationDraft
{
    /// <summary>Anew with each code that is sent.</summary>
    public static readonly TimeSpan Lifetime = CodeMessages.Lifetime;

    /// <summary>Wrong codes are counted under it.</summary>
    public required string Key { get; init; }
    public required string NationalId { get; init; }
    public required LocalizedText Name { get; init; }
    /// <summary>+9665….</summary>
    public required string Mobile { get; init; }
    public required string PasswordHash { get; init; }
    /// <summary>The language messages are sent in.</summary>
    public required string Language { get; init; }
    /// <summary>What the mobile was sent; nobody was sent it where the ID is known already.</summary>
    public required string Code { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal string AttemptsKey => "registration:" + Key;

    internal static string MessagesTo(string mobile) => "registration-messages:" + mobile;
}
