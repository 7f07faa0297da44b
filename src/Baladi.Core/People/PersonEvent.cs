using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

public enum PersonEventKind
{
    /// <summary>A clerk opened what is known of the person.</summary>
    LookedUp,
    /// <summary>A clerk saw the ID and verified the person.</summary>
    Verified,
    /// <summary>A clerk did not verify the person; the detail says why.</summary>
    VerificationRefused,
    /// <summary>An account somebody else had made with the person's ID was closed and theirs put in its place.</summary>
    AccountReplaced,
    /// <summary>A slip was printed with which the person gets back into the account.</summary>
    RecoverySlipIssued,
    /// <summary>The national sign-on proved who the person is.</summary>
    SignedOnNationally,
    /// <summary>The commercial registration said that an establishment is theirs; the detail is its number.</summary>
    EstablishmentAdded,
    /// <summary>The commercial registration does not say so any more.</summary>
    EstablishmentEnded,
    /// <summary>The person named somebody to act for them or their establishment; the detail is the reference of the delegation, here and below.</summary>
    DelegationGranted,
    /// <summary>The delegate accepted.</summary>
    DelegationAccepted,
    /// <summary>The delegate did not accept.</summary>
    DelegationDeclined,
    /// <summary>The delegation was taken back or laid down.</summary>
    DelegationEnded,
    /// <summary>The identity registry says who the person's guardian is.</summary>
    GuardianAdded,
    /// <summary>It does not say so any more.</summary>
    GuardianEnded,
    /// <summary>A delegate began an application in the person's name, or their establishment's; the detail is its reference, here and below.</summary>
    ApplicationBegun,
    /// <summary>A delegate finished it, for the person to submit.</summary>
    ApplicationPrepared,
    /// <summary>The person belongs to an establishment from then on; the detail is its commercial registration.</summary>
    MembershipGiven,
    /// <summary>The person does not belong to it any more.</summary>
    MembershipEnded,
    /// <summary>The person put their name right, which nobody had compared with an ID yet.</summary>
    NameCorrected,
    /// <summary>The person asked the identity registry anew, and it says another name or another last day of the ID.</summary>
    IdentityRenewed,
    /// <summary>Somebody who fills posts opened the person's page by the whole ID.</summary>
    FoundForPost,
    /// <summary>An owner would take the person into an establishment; the detail is its commercial registration, here and below.</summary>
    MembershipOffered,
    /// <summary>The person does not want to belong to it.</summary>
    MembershipDeclined,
    /// <summary>The owner took the offer back.</summary>
    MembershipTakenBack,
}

/// <summary>What was done about a person or in their name outside of a case: append-only, and theirs to read.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class PersonEvent
{
    public const int DetailLength = 200;

    private PersonEvent() { }

    public PersonEvent(long personId, PersonEventKind kind, Actor actor, DateTimeOffset now, string? detail = null) =>
        (Id, PersonId, Kind, ActorAccountId, Channel, At, Detail) = (Ids.Next(), personId, kind, actor.AccountId, actor.Channel, now, detail);

    public long Id { get; private set; }
    /// <summary>Whom it is about.</summary>
    public long PersonId { get; private set; }
    public PersonEventKind Kind { get; private set; }
    /// <summary>Who did it; null for the system.</summary>
    public long? ActorAccountId { get; private set; }
    public Channel Channel { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>A code, a name or a number; what it means depends on the kind.</summary>
    public string? Detail { get; private set; }

    /// <summary>Whether the person may read who did it: whoever declines to act for them stays a number.</summary>
    public static bool TellsWho(PersonEventKind kind) => kind != PersonEventKind.DelegationDeclined;

    internal sealed class Configuration : IEntityTypeConfiguration<PersonEvent>
    {
        public void Configure(EntityTypeBuilder<PersonEvent> builder)
        {
            builder.ToTable("PersonEvents");
            builder.Property(e => e.Detail).HasMaxLength(DetailLength);
            builder.HasIndex(e => new { e.PersonId, e.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
