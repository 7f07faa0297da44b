using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

/// <summary>A feature of one version of a dataset. It is written once and never changes; geometry is EPSG:4326, longitude first.</summary>
public sealed class MapFeature
{
    public const int KeyLength = 128;
    public const int NameLength = 200;

    private MapFeature() { }

    /// <summary>The version it belongs to, and the zoom from which it shows; see <see cref="MapTier"/>.</summary>
    public int Tier { get; private set; }
    public long Id { get; private set; }
    public long VersionId { get; private set; }
    /// <summary>What it is called in its source, by which it is known again in the next version.</summary>
    public string Key { get; private set; } = "";
    public string? NameAr { get; private set; }
    public string? NameEn { get; private set; }
    /// <summary>JSON of the attributes of its layer, by their codes.</summary>
    public string Attributes { get; private set; } = "";
    public Geometry Shape { get; private set; } = null!;
    public double MinX { get; private set; }
    public double MinY { get; private set; }
    public double MaxX { get; private set; }
    public double MaxY { get; private set; }
    /// <summary>Square metres of an area, metres of a line, nothing of a point.</summary>
    public double Size { get; private set; }
    /// <summary>Of name, attributes and shape: equal where nothing changed from one version to the next.</summary>
    public long Digest { get; private set; }

    /// <param name="zoom">The one from which it shows.</param>
    /// <param name="size">In metres or square metres.</param>
    public static MapFeature Of(DatasetVersion version, string key, string? nameAr, string? nameEn, string attributes, Geometry shape, double size, int zoom)
    {
        var bounds = shape.EnvelopeInternal;
        return new()
        {
            Id = Ids.Next(),
            VersionId = version.Id,
            Tier = MapTier.From(version.Stamp, zoom),
            Key = key,
            NameAr = nameAr,
            NameEn = nameEn,
            Attributes = attributes,
            Shape = shape,
            MinX = bounds.MinX,
            MinY = bounds.MinY,
            MaxX = bounds.MaxX,
            MaxY = bounds.MaxY,
            Size = size,
            Digest = FeatureDigest.Of(nameAr, nameEn, attributes, shape),
        };
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MapFeature>
    {
        public void Configure(EntityTypeBuilder<MapFeature> builder)
        {
            builder.ToTable("MapFeatures");
            builder.Property(f => f.Key).HasMaxLength(KeyLength);
            builder.Property(f => f.NameAr).HasMaxLength(NameLength);
            builder.Property(f => f.NameEn).HasMaxLength(NameLength);
            builder.HasOne<DatasetVersion>().WithMany().HasForeignKey(f => f.VersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.VersionId, f.Key }).IsUnique();
        }
    }
}
