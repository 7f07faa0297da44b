using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Authorities;

/// <summary>One of the 13 regions; the code is ISO 3166-2:SA, the population that of the 2022 census.</summary>
public sealed record Region(string Code, LocalizedText Name, LocalizedText Capital, int Population2022)
{
    public const int CodeLength = 8;

    private Region() : this("", null!, null!, 0) { }

    internal sealed class Configuration : IEntityTypeConfiguration<Region>
    {
        public void Configure(EntityTypeBuilder<Region> builder)
        {
            builder.ToTable("Regions").HasKey(r => r.Code);
            builder.Property(r => r.Code).HasMaxLength(CodeLength);
        }
    }
}
