using Baladi.Core.Data.Seeding;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Publishing;

/// <summary>A newer program meets the database of an older one.</summary>
public abstract class SeedPublishedTests(Portal portal) : PortalTest(portal)
{
    private const string Service = "food-license";

    [SkippableFact]
    public async Task Start_SeedFileChangedSince_BecomesANewVersionBesideTheOld()
    {
        await Portal.ReadAsync(db => db.Publications.Where(p => p.Kind == Procedure.Kind && p.Code == Service).ExecuteUpdateAsync(set => set.SetProperty(p => p.ContentHash, "of an older file")));
        await using var restarted = Portal.Restart();

        await restarted.GetRequiredService<SeedDatabase>().SeedAsync(demo: false, CancellationToken.None);

        var versions = restarted.GetRequiredService<PublishedCatalog>().Versions<Procedure>(Service).ToList();
        Assert.Equal([1, 2], versions.Select(version => version.Number));
        Assert.Equal(Portal.Today, versions[0].EffectiveTo);
        Assert.Equal(Portal.Today, versions[1].EffectiveFrom);
    }

    public sealed class OnSqlite(SqlitePortal portal) : SeedPublishedTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SeedPublishedTests(portal), IClassFixture<PostgreSqlPortal>;
}
