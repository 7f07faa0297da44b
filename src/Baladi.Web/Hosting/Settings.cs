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

    /// <exception cref="ConfigurationException">Something is missing or contradicts itself.</exception>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var stops = ConfigurationCheck.Read(configuration, environment).Where(finding => finding.Stops).ToList();
        if (stops.Count > 0) throw new ConfigurationException(stops);
        var demo = configuration.GetValue("Demo:Enabled", environment.IsDevelopment());
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var storage = Path.GetFullPath(configuration["Storage:Root"] ?? "data", environment.ContentRootPath);
        return new()
        {
            Demo = demo,
            Provider = provider,
            ConnectionString = configuration.GetConnectionString("Baladi") ?? $"Data Source={Path.Combine(storage, "baladi.db")}",
            MigrateOnStart = configuration.GetValue("Database:MigrateOnStart", provider == "Sqlite" || environment.IsDevelopment()),
            Installation = new(storage, new Uri((configuration["Portal:Address"] ?? "http://127.0.0.1:5080").TrimEnd('/') + "/"), CreateKeys: !environment.IsProduction(), demo),
            Smtp = configuration.GetSection("Smtp").Get<SmtpSettings>(),
            Sms = configuration.GetSection("Sms").Get<SmsSettings>(),
            MetricsToken = configuration.Secret("Metrics:Token"),
            Scanner = configuration["Scanner:Address"] is { Length: > 0 } scanner ? new Uri(scanner) : null,
        };
    }
}
