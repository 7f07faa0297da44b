using Baladi.Core;
using Baladi.Core.Notifications;

namespace Baladi.Web.Hosting;

/// <summary>What the configuration says, checked at the start; see docs/operations.md for each setting.</summary>
public sealed record Settings
{
    public required bool Demo { get; init; }
    public required string Provider { get; init; }
    public required string ConnectionString { get; init; }
    public required bool MigrateOnStart { get; init; }
    public required Installation Installation { get; init; }
    public SmtpSettings? Smtp { get; init; }
    public SmsSettings? Sms { get; init; }
    /// <summary>Where clamd listens: tcp://host:port or unix:///path. Without it uploads are not scanned.</summary>
    public Uri? Scanner { get; init; }
    /// <summary>What a scraper of /metrics shows. Without it a demo system answers everybody, any other nobody.</summary>
    public string? MetricsToken { get; init; }

    /// <exception cref="InvalidOperationException">Something is missing or contradicts itself.</exception>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var demo = configuration.GetValue("Demo:Enabled", environment.IsDevelopment());
        if (demo && environment.IsProduction()) throw new InvalidOperationException("Demo:Enabled is on in Production. Demo accounts have published passwords; switch it off.");
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var storage = Path.GetFullPath(configuration["Storage:Root"] ?? "data", environment.ContentRootPath);
        var connection = configuration.GetConnectionString("Baladi");
        if (connection is null && provider != "Sqlite") throw new InvalidOperationException($"ConnectionStrings:Baladi is missing for {provider}.");
        var portal = configuration["Portal:Address"];
        if (portal is null && environment.IsProduction()) throw new InvalidOperationException("Portal:Address is missing: the public address that messages and QR codes lead to.");
        return new()
        {
            Demo = demo,
            Provider = provider,
            ConnectionString = connection ?? $"Data Source={Path.Combine(storage, "baladi.db")}",
            MigrateOnStart = configuration.GetValue("Database:MigrateOnStart", provider == "Sqlite" || environment.IsDevelopment()),
            Installation = new(storage, new Uri((portal ?? "http://127.0.0.1:5080").TrimEnd('/') + "/"), CreateKeys: !environment.IsProduction(), demo),
            Smtp = configuration.GetSection("Smtp").Get<SmtpSettings>(),
            Sms = configuration.GetSection("Sms").Get<SmsSettings>() is { } sms ? Carrier(sms, environment) : null,
            MetricsToken = configuration.Secret("Metrics:Token"),
            Scanner = configuration["Scanner:Address"] is { Length: > 0 } scanner ? Scanning(scanner) : null,
        };
    }

    // The token and what people are sent go there: never in the clear.
    private static SmsSettings Carrier(SmsSettings sms, IHostEnvironment environment) =>
        sms.Address.Scheme == Uri.UriSchemeHttps || sms.Address.IsLoopback || environment.IsDevelopment() ? sms : throw new InvalidOperationException("Sms:Address must be https.");

    private static Uri Scanning(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "unix" || (uri.Scheme == "tcp" && uri.Port > 0)) ? uri : throw new InvalidOperationException("Scanner:Address is tcp://host:port or unix:///path.");
}
