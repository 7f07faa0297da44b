using Baladi.Core;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Data.PostgreSql;
using Baladi.Data.Sqlite;
using Baladi.Data.Sqlite.GeoPackages;
using Baladi.Data.SqlServer;

namespace Baladi.Web.Hosting;

public static class CoreServices
{
    /// <summary>The core, its database, its gateways and its clockwork.</summary>
    public static WebApplicationBuilder AddCore(this WebApplicationBuilder builder)
    {
        var settings = Settings.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        Directory.CreateDirectory(settings.Installation.Storage);
        services.AddSingleton(settings);
        services.AddBaladiCore(settings.Installation);
        services.AddGeoPackages();
        services.AddBaladiDatabase(ProviderNamed(settings.Provider), settings.ConnectionString);
        services.AddSessionKeys(settings.Installation.Storage);
        services.AddGateways(settings);
        if (settings.Scanner is { } scanner) services.AddSingleton<IFileScanner>(new ClamScanner(scanner, ClamScanner.Patience));
        // Whoever is asked answers; nobody sends the portal, and what it carries, on to somebody else.
        services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(10) }).ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(30)));
        services.AddRegistries(builder.Configuration, settings.Demo);
        services.AddSingleton<JobLog>().AddSingleton<PortalMeters>().AddHostedService<Clockwork>();
        return builder;
    }

    internal static IDatabaseProvider ProviderNamed(string name) => name switch
    {
        "Sqlite" => new SqliteProvider(),
        "SqlServer" => new SqlServerProvider(),
        "PostgreSql" => new PostgreSqlProvider(),
        _ => throw new InvalidOperationException($"Database:Provider is '{name}'; it can be Sqlite, SqlServer or PostgreSql."),
    };

    private static void AddGateways(this IServiceCollection services, Settings settings)
    {
        if (settings.Demo) services.AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<DevelopmentGateway>());
        else services.AddSingleton<IPaymentGateway, MissingGateway>();

        if (settings.Smtp is { } smtp) services.AddSingleton<IEmailGateway>(new SmtpGateway(smtp));
        else if (settings.Demo) services.AddSingleton<IEmailGateway>(provider => provider.GetRequiredService<DevelopmentMailbox>());
        else services.AddSingleton<IEmailGateway, MissingGateway>();

        if (settings.Sms is { } sms)
        {
            services.AddSingleton(sms);
            services.AddHttpClient<ISmsGateway, HttpSmsGateway>();
        }
        else if (settings.Demo) services.AddSingleton<ISmsGateway>(provider => provider.GetRequiredService<DevelopmentMailbox>());
        else services.AddSingleton<ISmsGateway, MissingGateway>();
    }
}

/// <summary>Where nothing is configured nothing is sent and nothing paid: messages stay in the outbox, paying is refused.</summary>
internal sealed class MissingGateway : IPaymentGateway, IEmailGateway, ISmsGateway
{
    public Uri HostedPage(Payment payment, string language, Uri returnTo) => throw new InvalidOperationException("No payment gateway is configured.");
    public GatewayAnswer? Read(string payload, string signature) => null;
    public Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel) => throw new InvalidOperationException("No payment gateway is configured.");
    public Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel) => throw new InvalidOperationException("No payment gateway is configured.");
    public GatewayReport? ReadReport(SignedReport report) => null;
    Task IEmailGateway.SendAsync(string address, string subject, string body, CancellationToken cancel) => throw new InvalidOperationException("No mail server is configured.");
    Task ISmsGateway.SendAsync(string mobile, string text, CancellationToken cancel) => throw new InvalidOperationException("No SMS gateway is configured.");
}
