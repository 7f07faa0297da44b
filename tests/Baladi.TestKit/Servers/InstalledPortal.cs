using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.TestKit.Databases;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.TestKit.Servers;

/// <summary>
/// A database and a storage folder with everything published and the demo people, on which the program is started as a process. Nothing of the tests has it
/// open unless they ask, so that what a killed process leaves is found by the next one as it would be.
/// </summary>
public abstract class InstalledPortal(DatabaseUnderTest database) : IAsyncLifetime
{
    private Place? here;

    public string? MissingReason => database.MissingReason;
    public Place Here => here ??= new(database, database.ConnectionString);

    /// <summary>Where nothing is yet but the keys: they come from where an operator keeps them.</summary>
    public Place Elsewhere()
    {
        var place = new Place(database, database.Another());
        Directory.CreateDirectory(place.Keys);
        foreach (var key in Directory.EnumerateFiles(Here.Keys)) File.Copy(key, Path.Combine(place.Keys, Path.GetFileName(key)));
        return place;
    }

    public async Task InitializeAsync()
    {
        if (MissingReason is not null) return;
        await database.InitializeAsync();
        await using var services = await Here.StartAsync();
        await services.AskAsync(async (SeedDemoPeople people) => { await people.RunAsync(CancellationToken.None); return true; });
        await services.AskAsync(async (BaladiDbContext db) =>
        {
            // Demo cases are left out: the tests bring their own.
            db.Settings.Add(new Setting(Setting.Seeded, "for a test"));
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync()
    {
        if (MissingReason is not null) return;
        await database.DisposeAsync();
        Here.Delete();
    }

    /// <summary>A database and a storage folder.</summary>
    public sealed class Place(DatabaseUnderTest database, string connectionString)
    {
        private readonly ScratchFolder storage = new("installed");

        public string Storage => storage.Location;
        public string Keys => storage.File("keys");

        /// <summary>For the program started on it.</summary>
        public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database:Provider"] = database.Provider.Name,
            ["ConnectionStrings:Baladi"] = connectionString,
            ["Storage:Root"] = Storage,
            ["Serilog:MinimumLevel"] = "Warning",
            ["Limits:SignIn"] = "1000000",
        };

        /// <summary>The core in this process, with what is published in its memory, until it is disposed.</summary>
        public async Task<ServiceProvider> StartAsync()
        {
            var services = Open();
            await services.GetRequiredService<SeedDatabase>().SeedAsync(demo: false, CancellationToken.None);
            return services;
        }

        /// <summary>The core on a database that nobody looked at yet.</summary>
        public ServiceProvider Open() => Portal.Open(database.AnotherProvider(), connectionString, Storage);

        public void Delete() => storage.Delete();
    }
}

public sealed class PortalOnSqlite() : InstalledPortal(new SqliteDatabase());

public sealed class PortalOnPostgreSql() : InstalledPortal(new PostgreSqlDatabase());
