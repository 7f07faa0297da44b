using Baladi.Core.Basics;
using Baladi.Core;
using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Hosting;

/// <summary>Brings an installation into a state in which it can serve, and says where it is.</summary>
public static class Startup
{
    private const int FillInBatch = 500;
    private static readonly TimeSpan LicenseKeyWarning = TimeSpan.FromDays(60);

    /// <exception cref="InvalidOperationException">A key, a migration or a handler is missing.</exception>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancel = default)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        await InstallationCheck.RequireAsync(settings, cancel);
        app.Services.GetRequiredService<KeyRing>().Require();
        if (app.Services.GetRequiredService<KeyRing>().IsChangingIdKeys)
            throw new InvalidOperationException("National IDs are on their way to new keys, and the change broke off. Run 'change-id-keys' again before anything else.");
        var seed = app.Services.GetRequiredService<SeedDatabase>();
        if (settings.MigrateOnStart) await seed.MigrateAsync(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new InvalidOperationException("The database is older than this program. Run it once with the argument 'migrate'.");
        BaladiCore.RequireEffects(scope.ServiceProvider);
        await seed.SeedAsync(settings.Demo, cancel);
        await scope.ServiceProvider.GetRequiredService<FillInLicenses>().RoundAsync(FillInBatch, cancel);
        await Clockwork.LoadClockAsync(scope.ServiceProvider, cancel);
        var ends = await scope.ServiceProvider.GetRequiredService<LicenseKeys>().EndsAsync(cancel);
        if (ends < app.Services.GetRequiredService<TimeProvider>().GetUtcNow() + LicenseKeyWarning)
            app.Logger.LogWarning("The key that signs licenses ends at {Ends:O}: run 'rotate-license-key'", ends);
    }

    /// <summary>Prints the address, the demo accounts and where the data lies, once the server listens.</summary>
    public static void Announce(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine();
        foreach (var address in addresses) Console.WriteLine($"  Baladi listens on {address}");
        Console.WriteLine($"  Data: {settings.Installation.Storage} ({settings.Provider})");
        if (settings.Demo)
        {
            Console.WriteLine($"  Demo accounts, password {SeedDemoPeople.Password}; second factors arrive at /ar/development/mailbox:");
            foreach (var person in DemoPeople.Read().People.Where(person => person.Listed))
                Console.WriteLine($"    {person.NationalId}  {person.Name.En}{(person.Appointments.Count > 0 ? ": " + string.Join(", ", person.Appointments.Select(a => a.Role).Distinct()) : "")}");
        }
        Console.WriteLine();
    });
}
