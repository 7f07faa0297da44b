using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Mobiles;

public enum MobileChangeState
{
    /// <summary>Waits, so that whoever has the old mobile can object.</summary>
    Waiting,
    /// <summary>The new mobile is in use.</summary>
    Done,
    /// <summary>Its owner said that it was not they, or thought better of it.</summary>
    Cancelled,
}

/// <summary>A new mobile that could not be confirmed from the old one: it takes effect after a week in which the old one is told.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class MobileChange
{
    public static readonly TimeSpan Wait = TimeSpan.FromDays(7);

    private MobileChange() { }

    internal MobileChange(Account account, string mobile, DateTimeOffset now) =>
        (Id, AccountId, PersonId, Mobile, AskedAt, DueAt) = (Ids.Next(), account.Id, account.PersonId, mobile, now, now + Wait);

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    public long PersonId { get; private set; }
    /// <summary>The new one, +9665….</summary>
    public string Mobile { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public MobileChangeState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(MobileChangeState state, DateTimeOffset now) => (State, EndedAt) = (state, now);

    internal sealed class Configuration : IEntityTypeConfiguration<MobileChange>
    {
        public void Configure(EntityTypeBuilder<MobileChange> builder)
        {
            builder.ToTable("MobileChanges");
            builder.Property(c => c.Mobile).HasMaxLength(16);
            builder.Property(c => c.State).IsConcurrencyToken();
            builder.HasIndex(c => new { c.AccountId, c.State });
            builder.HasIndex(c => new { c.State, c.DueAt });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
