using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Authorities;

/// <summary>A city or town with its centre (EPSG:4326, longitude first).</summary>
public sealed class City
{
    public const int CodeLength = 64;

    private City() { }

    public City(string code, LocalizedText name, string region, long amanahId, long? municipalityId, Point center) =>
        (Code, Name, RegionCode, AmanahId, MunicipalityId, Center) = (code, name, region, amanahId, municipalityId, center);

    public string Code { get; private set; } = "";
    public LocalizedText Name { get; private set; } = null!;
    public string RegionCode { get; private set; } = "";
    public long AmanahId { get; private set; }
    /// <summary>Where one municipality alone answers for the city; null where several share it.</summary>
    public long? MunicipalityId { get; private set; }
    public Point Center { get; private set; } = null!;

    internal sealed class Configuration : IEntityTypeConfiguration<City>
    {
        public void Configure(EntityTypeBuilder<City> builder)
        {
            builder.ToTable("Cities").HasKey(c => c.Code);
            builder.Property(c => c.Code).HasMaxLength(CodeLength);
            builder.Property(c => c.RegionCode).HasMaxLength(Region.CodeLength);
            builder.HasOne<Region>().WithMany().HasForeignKey(c => c.RegionCode).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(c => c.AmanahId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(c => c.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
