using Baladi.Core.Data.Seeding;
using Baladi.Core.Registries;
using Microsoft.Extensions.Http.Resilience;

namespace Baladi.Web.Hosting;

/// <summary>
/// The registries of the state, each by its own settings: <c>Registries:{name}:Address</c>, <c>Token</c> or <c>TokenFile</c>, <c>Name</c>. One that
/// is not configured answers from demo data on a demo system; anywhere else it fails, and what hangs on it waits.
/// </summary>
public static class Registries
{
    public static IServiceCollection AddRegistries(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        if (demo) services.AddSingleton(_ => SeedRegistries.Fill());
        Add<IdentityQuestion, IdentityRecord>(Registry.Identity);
        Add<EstablishmentsQuestion, EstablishmentsRecord>(Registry.CommercialRegistration);
        Add<DeedQuestion, DeedRecord>(Registry.Deeds);
        Add<AddressQuestion, AddressRecord>(Registry.NationalAddress);
        Add<OfficeQuestion, OfficeRecord>(Registry.EngineeringOffices);
        return services;

        void Add<TQuestion, TRecord>(Registry registry) where TQuestion : class, IRegistryQuestion where TRecord : class
        {
            if (Read(configuration, registry) is { } settings)
                services.AddHttpClient<IRegistry<TQuestion, TRecord>, HttpRegistry<TQuestion, TRecord>>(registry.ToString(), (http, _) => new(http, settings)).AddStandardResilienceHandler(Patience);
            else if (demo) services.AddSingleton<IRegistry<TQuestion, TRecord>, DevelopmentRegistry<TQuestion, TRecord>>();
            else services.AddSingleton<IRegistry<TQuestion, TRecord>, MissingRegistry<TQuestion, TRecord>>();
        }
    }

    /// <exception cref="InvalidOperationException">An address without a token, or one that is no address.</exception>
    public static RegistrySettings? Read(IConfiguration configuration, Registry registry)
    {
        var section = configuration.GetSection($"Registries:{registry}");
        if (section["Address"] is not { Length: > 0 } address) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) throw new InvalidOperationException($"Registries:{registry}:Address is no address of the web.");
        return section.Secret("Token") is { Length: > 0 } token ? new(uri, token, section["Name"]) : throw new InvalidOperationException($"Registries:{registry}:Token or TokenFile is missing.");
    }

    /// <summary>A question changes nothing, so it may be asked again: twice, within what somebody in front of a page waits. Half of ten failing opens the circuit for half a minute.</summary>
    public static void Patience(HttpStandardResilienceOptions options)
    {
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(4);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(15);
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(300);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(30);
        options.CircuitBreaker.MinimumThroughput = 10;
        options.CircuitBreaker.FailureRatio = 0.5;
        options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
    }
}
