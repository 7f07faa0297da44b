using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Maps.Layers;

/// <summary>
/// What one layer holds for one area: the parcels of a city, the regions of the Kingdom. It is replaced as a whole, by making another of its
/// versions the one in force.
/// </summary>
[Audited(AuditedAttribute.Map, nameof(Id))]
public sealed class MapDataset
{
    public const int AreaLength = 64;
    /// <summary>The area of what is not about one city.</summary>
    public const string Kingdom = "kingdom";

    private MapDataset() { }

    public MapDataset(string layer, string area) => (Id, Layer, Area) = (Ids.Next(), layer, area);

    public long Id { get; private set; }
    public string Layer { get; private set; } = "";
    /// <summary>The code of a city, or <see cref="Kingdom"/>.</summary>
    public string Area { get; private set; } = "";
    /// <summary>The version everybody sees; null before the first and after everything was taken back.</summary>
    public long? InForceId { get; private set; }
    public long Version { get; private set; }

    /// <summary>From now on everybody sees this version, and none where null.</summary>
    internal void Show(DatasetVersion? version)
    {
        InForceId = version?.Id;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MapDataset>
    {
        public void Configure(EntityTypeBuilder<MapDataset> builder)
        {
            builder.ToTable("MapDatasets");
            builder.Property(d => d.Layer).HasMaxLength(MapLayer.CodeLength);
            builder.Property(d => d.Area).HasMaxLength(AreaLength);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.Layer, d.Area }).IsUnique();
        }
    }
}
