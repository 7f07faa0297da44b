using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses;

public enum LicenseChangeKind
{
    /// <summary>Prolonged.</summary>
    Renewed,
    /// <summary>Printed anew with other facts.</summary>
    Amended,
    /// <summary>Its effect was taken for the time being.</summary>
    Suspended,
    /// <summary>Its effect was given back.</summary>
    Reinstated,
    /// <summary>It was ended before its date.</summary>
    Cancelled,
    /// <summary>Printed anew, because what it said was wrong.</summary>
    Corrected,
    /// <summary>Handed to another holder.</summary>
    Transferred,
    /// <summary>Its suspension or cancellation waits until an objection is decided.</summary>
    Stayed,
    /// <summary>It waits no longer.</summary>
    StayEnded,
}

/// <summary>One thing that was done to a license, by which case: append-only, with what it was before.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class LicenseChange : CasePart
{
    private LicenseChange() { }

    public LicenseChange(License license, Case @case, LicenseChangeKind kind, DateTimeOffset now)
    {
        Id = Ids.Next();
        LicenseId = license.Id;
        CaseId = @case.Id;
        Kind = kind;
        At = now;
        (StateBefore, ValidToBefore, ContentBefore) = (license.State, license.ValidTo, license.Content);
        if (kind == LicenseChangeKind.Transferred) (EstablishmentIdBefore, HolderPersonIdBefore) = (license.EstablishmentId, license.HolderPersonId);
    }

    public long LicenseId { get; private set; }
    public LicenseChangeKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    public LicenseState StateBefore { get; private set; }
    public DateOnly ValidToBefore { get; private set; }
    /// <summary>What was printed on it, as <see cref="License.Content"/>.</summary>
    public string ContentBefore { get; private set; } = "";
    /// <summary>Whose it was, of one that was handed to another.</summary>
    [AddedLater] public long? EstablishmentIdBefore { get; private set; }
    [AddedLater] public long? HolderPersonIdBefore { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<LicenseChange>
    {
        public void Configure(EntityTypeBuilder<LicenseChange> builder)
        {
            ConfigurePart(builder, "LicenseChanges");
            builder.HasIndex(change => new { change.LicenseId, change.Id });
            // What somebody held once: few licenses change hands.
            builder.HasIndex(change => new { change.HolderPersonIdBefore, change.Id }).HasFilter($"\"{nameof(HolderPersonIdBefore)}\" IS NOT NULL");
            builder.HasIndex(change => new { change.EstablishmentIdBefore, change.Id }).HasFilter($"\"{nameof(EstablishmentIdBefore)}\" IS NOT NULL");
            builder.HasOne<Person>().WithMany().HasForeignKey(change => change.HolderPersonIdBefore).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(change => change.EstablishmentIdBefore).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<License>().WithMany().HasForeignKey(change => change.LicenseId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
