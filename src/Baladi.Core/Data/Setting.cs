using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Data;

/// <summary>A small fact about this installation, such as how far a demo clock runs ahead.</summary>
public sealed class Setting(string key, string value)
{
    public const string DemoClock = "demo-clock";
    public const string Seeded = "seeded";

    public string Key { get; private set; } = key;
    public string Value { get; private set; } = value;

    public void Change(string value) => Value = value;

    internal sealed class Configuration : IEntityTypeConfiguration<Setting>
    {
        public void Configure(EntityTypeBuilder<Setting> builder)
        {
            builder.ToTable("Settings").HasKey(s => s.Key);
            builder.Property(s => s.Key).HasMaxLength(64);
            builder.Property(s => s.Value).HasMaxLength(400);
        }
    }
}
