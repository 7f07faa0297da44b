using Baladi.Core.Licenses.Signing;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Data.Seeding;

/// <summary>Makes a database usable: migrated, seeded, and its published content and authorities in memory.</summary>
public sealed class SeedDatabase(IServiceScopeFactory scopes, MapCatalog maps)
{
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Database.MigrateAsync(cancel);
    }

    /// <param name="demo">Whether the demo accounts and cases belong to it.</param>
    public async Task SeedAsync(bool demo, CancellationToken cancel)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SeedReference>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<SeedPublished>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<LicenseKeys>().RegisterAsync(cancel);
        }
        await maps.RefreshAsync(cancel);
        if (demo) await DemoAsync(cancel);
    }

    private async Task DemoAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<BaladiDbContext>();
        await services.GetRequiredService<SeedDemonstrationCity>().RunAsync(cancel);
        if (await db.Settings.AnyAsync(setting => setting.Key == Setting.Seeded, cancel)) return;
        await services.GetRequiredService<SeedDemoPeople>().RunAsync(cancel);
        await services.GetRequiredService<SeedDemoCases>().RunAsync(cancel);
        // They were issued before there was a key.
        await services.GetRequiredService<SignLicenses>().RunAsync(100, cancel);
        db.Settings.Add(new Setting(Setting.Seeded, services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("O")));
        await db.SaveChangesAsync(cancel);
    }
}
