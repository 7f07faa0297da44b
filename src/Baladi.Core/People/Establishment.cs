using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

/// <summary>A business, by its commercial registration.</summary>
public sealed class Establishment
{
    public const int RegistrationLength = 10;

    private Establishment() { }

    public Establishment(string commercialRegistration, LocalizedText name) =>
        (Id, CommercialRegistration, Name) = (Ids.Next(), commercialRegistration, name);

    public long Id { get; private set; }
    public string CommercialRegistration { get; private set; } = "";
    public LocalizedText Name { get; private set; } = null!;

    internal sealed class Configuration : IEntityTypeConfiguration<Establishment>
    {
        public void Configure(EntityTypeBuilder<Establishment> builder)
        {
            builder.ToTable("Establishments");
            builder.Property(e => e.CommercialRegistration).HasMaxLength(RegistrationLength);
            builder.HasIndex(e => e.CommercialRegistration).IsUnique();
        }
    }
}
