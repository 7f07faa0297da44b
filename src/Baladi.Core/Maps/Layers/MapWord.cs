using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Maps.Layers;

/// <summary>A word of the name of a feature, folded, so that places are found by the beginning of any word of either language.</summary>
public sealed class MapWord
{
    public const int WordLength = 40;
    private const int MostOfAName = 16;

    private MapWord() { }

    private MapWord(MapFeature feature, string word) => (VersionId, FeatureId, Word) = (feature.VersionId, feature.Id, word);

    public long VersionId { get; private set; }
    public long FeatureId { get; private set; }
    public string Word { get; private set; } = "";

    public static IEnumerable<MapWord> Of(MapFeature feature) =>
        NameWords.Of($"{feature.NameAr} {feature.NameEn}", WordLength).Distinct().Take(MostOfAName).Select(word => new MapWord(feature, word));

    internal sealed class Configuration : IEntityTypeConfiguration<MapWord>
    {
        public void Configure(EntityTypeBuilder<MapWord> builder)
        {
            builder.ToTable("MapWords").HasKey(w => new { w.Word, w.VersionId, w.FeatureId });
            builder.Property(w => w.Word).HasMaxLength(WordLength);
            builder.HasOne<DatasetVersion>().WithMany().HasForeignKey(w => w.VersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
