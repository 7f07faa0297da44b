using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.TestKit.Databases;

/// <summary>A database of one test class: a fresh copy of a template that is migrated once per run.</summary>
public abstract class DatabaseUnderTest : IAsyncLifetime
{
    private static readonly ScratchFolder Keys = new("keys");
    private ServiceProvider? services;

    public abstract IDatabaseProvider Provider { get; }

    /// <summary>Why this engine cannot be tested on this machine, or null.</summary>
    public virtual string? MissingReason => null;

    public string ConnectionString { get; private set; } = "";

    /// <summary>How to connect to another database of this engine, which nobody has made yet; it goes with this one.</summary>
    public abstract string Another();

    /// <summary>Connections of its own, for another installation.</summary>
    public IDatabaseProvider AnotherProvider() => (IDatabaseProvider)Activator.CreateInstance(Provider.GetType())!;

    /// <summary>The database as the application registers it.</summary>
    public IServiceProvider Services => services ?? throw new InvalidOperationException(MissingReason ?? "The database is not there yet");

    /// <summary>A context of its own: open a second one to see what another request would read.</summary>
    public BaladiDbContext Open() => ActivatorUtilities.CreateInstance<BaladiDbContext>(Services);

    public async Task InitializeAsync()
    {
        // A fixture cannot skip; DatabaseTest does it for each of its tests.
        if (MissingReason is not null) return;
        ConnectionString = await CopyTemplateAsync();
        services = new ServiceCollection()
            .AddSingleton(new KeyRing(Keys.Location, createMissing: true))
            .AddBaladiDatabase(Provider, ConnectionString)
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        if (services is null) return;
        await services.DisposeAsync();
        await DropAsync();
    }

    /// <summary>Copies the template and answers how to connect to the copy.</summary>
    protected abstract Task<string> CopyTemplateAsync();

    protected abstract Task DropAsync();

    protected static async Task MigrateAsync(IDatabaseProvider provider, string connectionString)
    {
        await using var db = DesignTime.Context(provider, connectionString);
        await db.Database.MigrateAsync();
    }
}
