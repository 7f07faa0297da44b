using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data;

/// <summary>The one database of the portal.</summary>
public sealed class BaladiDbContext(DbContextOptions<BaladiDbContext> options, IDatabaseProvider provider) : DbContext(options)
{
    public DbSet<PublicationVersion> Publications => Set<PublicationVersion>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BaladiDbContext).Assembly);
        provider.ConfigureModel(modelBuilder);
    }
}
