using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Privacy;

/// <summary>So much of a class was erased in one run: what remains to be shown of what is gone.</summary>
public sealed class Erasure
{
    private Erasure() { }

    public Erasure(RetentionClass kind, int count, DateTimeOffset before, DateTimeOffset now) => (Id, Class, Count, Before, At) = (Ids.Next(), kind, count, before, now);

    public long Id { get; private set; }
    public RetentionClass Class { get; private set; }
    public int Count { get; private set; }
    /// <summary>What began before it had run out.</summary>
    public DateTimeOffset Before { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> builder) => builder.ToTable("Erasures");
    }
}
