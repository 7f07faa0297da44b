using Baladi.Core;
using Baladi.Core.Basics;
using Baladi.Core.Calendars;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.People;
using Baladi.Core.Registries;
using Baladi.Data.Sqlite.GeoPackages;
using Baladi.TestKit.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Baladi.TestKit.Portals;

/// <summary>
/// The whole core on a database of its own, with everything published and the demo people, and a clock that stands still
/// until a test moves it. The tests of a class share it; each makes cases of its own.
/// </summary>
public abstract class Portal(DatabaseUnderTest database) : IAsyncLifetime
{
    /// <summary>A Sunday morning in Riyadh, seven weeks of plain working days ahead.</summary>
    public static readonly DateTimeOffset Opening = new DateTimeOffset(2026, 4, 5, 9, 0, 0, RiyadhTime.Offset).ToUniversalTime();

    private readonly Clock clock = new(new FakeTimeProvider(Opening));
    private readonly ScratchFolder storage = new("portal");
    private ServiceProvider? services;

    public string? MissingReason => database.MissingReason;
    public IDatabaseProvider Provider => database.Provider;
    public string Storage => storage.Location;
    public string ConnectionString => database.ConnectionString;
    public IServiceProvider Services => services ?? throw new InvalidOperationException(MissingReason ?? "The portal is not there yet");
    public Carriers Carriers { get; } = new();
    public Meanwhile Meanwhile { get; } = new();
    /// <summary>What the registries answer; a test may teach them more, or have them fail.</summary>
    public DevelopmentRegistries Registries { get; } = SeedRegistries.Fill();

    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => clock.Today();

    /// <summary>Time passes for everybody.</summary>
    public void Travel(TimeSpan time) => clock.Advance(clock.Offset + time);

    public void TravelTo(DateTimeOffset instant) => Travel(instant - Now);

    public async Task InitializeAsync()
    {
        if (MissingReason is not null) return;
        await database.InitializeAsync();
        services = Register().BuildServiceProvider(validateScopes: true);
        await services.GetRequiredService<SeedDatabase>().SeedAsync(demo: false, CancellationToken.None);
        await AskAsync((SeedDemoPeople people) => people.RunAsync(CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        if (services is null) return;
        await services.DisposeAsync();
        await database.DisposeAsync();
        storage.Delete();
    }

    /// <summary>The program started anew on the same database: nothing is in its memory yet.</summary>
    public ServiceProvider Restart() => Register().BuildServiceProvider(validateScopes: true);

    /// <summary>Asks a service in a scope of its own, as a request would.</summary>
    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => Services.AskAsync(ask);

    public Task AskAsync<TService>(Func<TService, Task> ask) where TService : notnull =>
        AskAsync(async (TService service) => { await ask(service); return true; });

    /// <summary>Reads the database past every scope, as no page may.</summary>
    public Task<T> ReadAsync<T>(Func<BaladiDbContext, Task<T>> read) => AskAsync(read);

    /// <summary>Who the person is today: posts and memberships are read anew each time.</summary>
    public Task<Actor> ActorAsync(string nationalId, Channel channel = Channel.Web) => Services.ActorAsync(nationalId, channel);

    /// <summary>A case with all that is known of it.</summary>
    public async Task<CaseView> CaseAsync(string reference)
    {
        var auditor = await ActorAsync(Who.Auditor, Channel.Desk);
        return await AskAsync((ReadCase reader) => reader.FindAsync(reference, auditor, CancellationToken.None)) ?? throw new InvalidOperationException($"There is no case {reference}");
    }

    public Task<WorkingCalendar> CalendarAsync() => AskAsync((CaseClock cases) => Task.FromResult(cases.Calendar));

    private ServiceCollection Register()
    {
        var registered = Register(database.Provider, database.ConnectionString, Storage, Carriers, Registries);
        registered.ConfigureDbContext<BaladiDbContext>(options => options.AddInterceptors(Meanwhile), ServiceLifetime.Singleton);
        registered.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        return registered;
    }

    /// <summary>The core on whatever lies there, by the machine's clock.</summary>
    public static ServiceProvider Open(IDatabaseProvider provider, string connectionString, string storage) =>
        Register(provider, connectionString, storage, new(), SeedRegistries.Fill()).BuildServiceProvider(validateScopes: true);

    private static ServiceCollection Register(IDatabaseProvider provider, string connectionString, string storage, Carriers carriers, DevelopmentRegistries registries)
    {
        var registered = new ServiceCollection();
        registered.AddGeoPackages();
        registered.AddBaladiCore(new Installation(storage, new Uri("https://portal.test/"), CreateKeys: true));
        registered.AddBaladiDatabase(provider, connectionString);
        registered.AddIdentityCore<Account>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddEntityFrameworkStores<BaladiDbContext>().AddTokenProvider<PhoneNumberTokenProvider<Account>>(TokenOptions.DefaultPhoneProvider);
        registered.AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<DevelopmentGateway>());
        registered.AddSingleton(registries).AddSingleton(typeof(IRegistry<,>), typeof(DevelopmentRegistry<,>));
        registered.AddSingleton<ISmsGateway>(carriers).AddSingleton<IEmailGateway>(carriers);
        registered.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        return registered;
    }
}

public sealed class SqlitePortal() : Portal(new SqliteDatabase());

public sealed class PostgreSqlPortal() : Portal(new PostgreSqlDatabase());
