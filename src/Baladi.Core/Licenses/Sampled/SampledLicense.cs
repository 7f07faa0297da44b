using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Sampled;

public enum SampleState
{
    /// <summary>The lot did not fall on it.</summary>
    NotDrawn,
    /// <summary>Drawn; its case is to be opened.</summary>
    Waiting,
    /// <summary>Its case was opened.</summary>
    Opened,
    /// <summary>A case of the service about it was open already, which looks at it as well.</summary>
    UnderWay,
    /// <summary>It had lost its effect by the time its case was to be opened.</summary>
    WithoutEffect,
}

/// <summary>A license that was there to be drawn from on a day, with its mark, whether the lot fell on it or not.</summary>
public sealed class SampledLicense
{
    public const int MarkLength = 16;

    private SampledLicense() { }

    internal SampledLicense(SamplingDraw draw, long licenseId, int perMille, ulong mark) =>
        (Id, DrawId, LicenseId, PerMille, Mark, State) = (Ids.Next(), draw.Id, licenseId, perMille, mark.ToString("x16", CultureInfo.InvariantCulture), SamplingLot.IsDrawn(mark, perMille) ? SampleState.Waiting : SampleState.NotDrawn);

    public long Id { get; private set; }
    public long DrawId { get; private set; }
    public long LicenseId { get; private set; }
    /// <summary>The rate that held for it.</summary>
    public int PerMille { get; private set; }
    /// <summary>Sixteen hexadecimal digits, as <see cref="SamplingLot.Mark"/>.</summary>
    public string Mark { get; private set; } = "";
    public SampleState State { get; private set; }
    /// <summary>The case that looks at it.</summary>
    public long? CaseId { get; private set; }

    public bool IsDrawn => State != SampleState.NotDrawn;

    internal void Follow(SampleState state, long? caseId) => (State, CaseId) = (state, caseId);

    internal sealed class Configuration : IEntityTypeConfiguration<SampledLicense>
    {
        public void Configure(EntityTypeBuilder<SampledLicense> builder)
        {
            builder.ToTable("SampledLicenses");
            builder.Property(s => s.Mark).HasMaxLength(MarkLength);
            builder.Property(s => s.State).IsConcurrencyToken();
            builder.HasIndex(s => new { s.DrawId, s.LicenseId }).IsUnique();
            builder.HasIndex(s => s.LicenseId);
            builder.HasIndex(s => s.CaseId).HasFilter($"\"{nameof(CaseId)}\" IS NOT NULL");
            builder.HasIndex(s => s.Id, "IX_SampledLicenses_Waiting").HasFilter($"\"{nameof(State)}\" = {(int)SampleState.Waiting}");
            builder.HasOne<SamplingDraw>().WithMany().HasForeignKey(s => s.DrawId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<License>().WithMany().HasForeignKey(s => s.LicenseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
