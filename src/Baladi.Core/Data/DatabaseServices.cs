using Baladi.Core.Basics;
using Baladi.Core.Audit;
using Baladi.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baladi.Core.Data;

public static class DatabaseServices
{
    /// <summary>Registers the context on the given engine.</summary>
    public static IServiceCollection AddBaladiDatabase(this IServiceCollection services, IDatabaseProvider provider, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        // By a function, so that it is disposed with the services: the embedded database is closed for good then.
        services.AddSingleton(_ => provider);
        services.AddSingleton<AuditTrail>();
        services.ConfigureAccountSchema();
        // The options are the same for every request: built once.
        return services.AddDbContext<BaladiDbContext>(options => provider.Configure(options, connectionString), optionsLifetime: ServiceLifetime.Singleton);
    }

    // Version 3 brings the table of passkeys; the context reads the version from these options when it builds its model.
    internal static IServiceCollection ConfigureAccountSchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
}

/// <summary>A context that knows the model and nothing else: for migrations and for tests of the model.</summary>
public static class DesignTime
{
    public static BaladiDbContext Context(IDatabaseProvider provider, string connectionString)
    {
        var options = new DbContextOptionsBuilder<BaladiDbContext>();
        provider.Configure(options, connectionString);
        options.UseApplicationServiceProvider(new ServiceCollection().ConfigureAccountSchema().BuildServiceProvider());
        return new(options.Options, provider, new AuditTrail(new KeyRing("", createMissing: false), TimeProvider.System));
    }
}
