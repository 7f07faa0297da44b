namespace Baladi.Core.People.Recovery;

/// <summary>
/// A forgotten password on its way to a new one. It is kept by whoever asks, sealed: nothing is stored about IDs that somebody
/// typed. Who it is about is looked up only once the code came back that the account's mobile was sent.
/// </summary>
public sealed record RecoveryDraft
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    /// <summary>Wrong codes are counted under it.</summary>
    public required string Key { get; init; }
    /// <summary>As the account is found by.</summary>
    public required string UserName { get; init; }
    /// <summary>What the mobile of the account was sent, where there is an account.</summary>
    public required string Code { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    /// <summary>The account, once its mobile was proven.</summary>
    public long? AccountId { get; init; }
    /// <summary>The stamp it had then: once the password is replaced, this draft is worth nothing.</summary>
    public string? Stamp { get; init; }
    /// <summary>Something more than the mobile was proven.</summary>
    public bool IsProven { get; init; }

    /// <summary>The slip that proved both; it is used up with the new password.</summary>
    public long? SlipId { get; init; }

    internal string AttemptsKey => "recovery:" + Key;

    internal static string MessagesTo(string userName) => "recovery-messages:" + userName;
}
