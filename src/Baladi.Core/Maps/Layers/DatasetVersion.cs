using System.ComponentModel.DataAnnotations.Schema;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

public enum DatasetState
{
    /// <summary>Features are being written; nobody sees them.</summary>
    Filling,
    /// <summary>Complete: it can be shown, is shown, or was.</summary>
    Complete,
    /// <summary>Given up before it was complete, or cleared away later; its features are gone.</summary>
    Removed,
}

/// <summary>Where a dataset comes from and under which terms it may be used: said wherever it is shown.</summary>
[ComplexType]
public sealed record DatasetSource
{
    public const int NameLength = 400;
    public const int LicenseLength = 200;

    private DatasetSource() { }

    public DatasetSource(LocalizedText name, string license, bool illustrative, DateOnly? asOf = null) => (Name, License, Illustrative, AsOf) = (name, license, illustrative, asOf);

    public LocalizedText Name { get; private init; } = null!;
    /// <summary>Its usual short name: ODbL 1.0, CC BY 4.0.</summary>
    public string License { get; private init; } = "";
    /// <summary>The day whose state it shows, where the source says one.</summary>
    public DateOnly? AsOf { get; private init; }
    /// <summary>Whether it shows nothing real, and has to say so.</summary>
    public bool Illustrative { get; private init; }
}

/// <summary>One state of a dataset with all its features.</summary>
[Audited(AuditedAttribute.Map, nameof(DatasetId))]
public sealed class DatasetVersion
{
    /// <summary>Stamps are exact in the single precision of the embedded index.</summary>
    public const int MostStamps = (1 << 24) / MapTier.PerVersion;

    private DatasetVersion() { }

    public DatasetVersion(MapDataset dataset, int number, int stamp, DatasetSource source, DateTimeOffset now, long? by)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stamp, MostStamps);
        (Id, DatasetId, Number, Stamp, Source, BegunAt, ByAccountId) = (Ids.Next(), dataset.Id, number, stamp, source, now, by);
    }

    public long Id { get; private set; }
    public long DatasetId { get; private set; }
    /// <summary>1, 2, 3 … within the dataset.</summary>
    public int Number { get; private set; }
    /// <summary>Unique among the versions of all datasets, and small: its features are indexed by it.</summary>
    public int Stamp { get; private set; }
    public DatasetState State { get; private set; }
    public DatasetSource Source { get; private set; } = null!;
    public DateTimeOffset BegunAt { get; private set; }
    /// <summary>Who brought it in; null where it came with the portal or by the command.</summary>
    public long? ByAccountId { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public long Features { get; private set; }
    /// <summary>Where the dataset claims to be complete: within, no feature means there is none; outside, nothing is known. Null where it claims nothing.</summary>
    public Geometry? Coverage { get; private set; }
    public double? West { get; private set; }
    public double? South { get; private set; }
    public double? East { get; private set; }
    public double? North { get; private set; }
    public long Version { get; private set; }

    /// <summary>The envelope of all features; empty where there are none.</summary>
    public Envelope Bounds => West is { } west ? new(west, East!.Value, South!.Value, North!.Value) : new();

    internal void Complete(long features, Envelope bounds, Geometry? coverage, DateTimeOffset now)
    {
        if (State != DatasetState.Filling) throw new InvalidOperationException($"Version {Number} is {State} and cannot be completed");
        (State, Features, Coverage, CompletedAt) = (DatasetState.Complete, features, coverage, now);
        if (!bounds.IsNull) (West, East, South, North) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        Version++;
    }

    internal void Remove()
    {
        State = DatasetState.Removed;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<DatasetVersion>
    {
        public void Configure(EntityTypeBuilder<DatasetVersion> builder)
        {
            builder.ToTable("MapDatasetVersions");
            builder.ComplexProperty(v => v.Source, source =>
            {
                source.ComplexProperty(s => s.Name, name =>
                {
                    name.Property(n => n.Ar).HasMaxLength(DatasetSource.NameLength);
                    name.Property(n => n.En).HasMaxLength(DatasetSource.NameLength);
                });
                source.Property(s => s.License).HasMaxLength(DatasetSource.LicenseLength);
            });
            builder.Property(v => v.Version).IsConcurrencyToken();
            builder.Ignore(v => v.Bounds);
            builder.HasOne<MapDataset>().WithMany().HasForeignKey(v => v.DatasetId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(v => new { v.DatasetId, v.Number }).IsUnique();
            builder.HasIndex(v => v.Stamp).IsUnique();
        }
    }
}
