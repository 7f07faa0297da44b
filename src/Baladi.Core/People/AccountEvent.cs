using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

/// <summary>What happened to the security of an account. Kept as numbers: new ones go to the end.</summary>
public enum AccountEventKind
{
    PasswordChanged,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    PasskeyAdded,
    PasskeyRemoved,
    /// <summary>Codes by SMS are taken as a second factor.</summary>
    TextMessagesOn,
    /// <summary>They are not any more.</summary>
    TextMessagesOff,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    /// <summary>Somebody asked to replace a forgotten password and gave the code sent to the mobile.</summary>
    RecoveryBegun,
    /// <summary>The forgotten password was replaced.</summary>
    Recovered,
    MobileChangeAsked,
    MobileChangeCancelled,
    MobileChanged,
}

/// <summary>An entry in the history of an account: its owner reads it, and nobody changes it.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class AccountEvent
{
    public const int DetailLength = 100;

    private AccountEvent() { }

    internal AccountEvent(Account account, AccountEventKind kind, DateTimeOffset at, string? detail = null, long? sessionId = null) =>
        (Id, AccountId, PersonId, Kind, At, Detail, SessionId) = (Ids.Next(), account.Id, account.PersonId, kind, at, detail, sessionId);

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    public long PersonId { get; private set; }
    public AccountEventKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The name its owner gave to what was added or removed.</summary>
    public string? Detail { get; private set; }
    /// <summary>The session it was done in, where there was one.</summary>
    public long? SessionId { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> builder)
        {
            builder.ToTable("AccountEvents");
            builder.Property(e => e.Detail).HasMaxLength(DetailLength);
            builder.HasIndex(e => new { e.AccountId, e.Id });
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
