using System.Net;
using Baladi.Core.Registries;
using Baladi.Web.Areas.Account.NationalSignOn;

namespace Baladi.Web.Hosting;

/// <summary>Something about how the portal is set up, in one sentence.</summary>
/// <param name="Setting">As in docs/operations.md, with colons.</param>
/// <param name="Stops">Whether nobody may be served like this; else something will not work, or is less safe than it could be.</param>
public sealed record ConfigurationFinding(string Setting, string What, bool Stops)
{
    public override string ToString() => $"{Setting}: {What}";
}

/// <summary>The portal is not started the way it is set up; the message names every setting that has to change.</summary>
public sealed class ConfigurationException(IEnumerable<ConfigurationFinding> findings) : InvalidOperationException(string.Join('\n', findings));

/// <summary>What the settings say by themselves: missing, contradicting each other, no address of anything. Where they lead is looked at by <see cref="InstallationCheck"/>.</summary>
public static class ConfigurationCheck
{
    private static readonly string[] Providers = ["Sqlite", "SqlServer", "PostgreSql"];

    public static IReadOnlyList<ConfigurationFinding> Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var demo = configuration.GetValue("Demo:Enabled", environment.IsDevelopment());
        return [.. Database(configuration), .. Demo(demo, environment), .. Portal(configuration, environment), .. Messages(configuration, environment, demo), .. Guards(configuration, environment, demo), .. Partners(configuration, environment, demo)];
    }

    private static IEnumerable<ConfigurationFinding> Database(IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? Providers[0];
        if (!Providers.Contains(provider)) yield return Stop("Database:Provider", $"'{provider}' is not known; it can be {string.Join(", ", Providers)}.");
        else if (provider != Providers[0] && configuration.GetConnectionString("Baladi") is not { Length: > 0 }) yield return Stop("ConnectionStrings:Baladi", $"it is missing; {provider} has to be told where its database is.");
    }

    private static IEnumerable<ConfigurationFinding> Demo(bool demo, IHostEnvironment environment)
    {
        if (demo && environment.IsProduction()) yield return Stop("Demo:Enabled", "it is on in Production; demo accounts have published passwords, so switch it off.");
    }

    private static IEnumerable<ConfigurationFinding> Portal(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Portal:Address"] is not { Length: > 0 } address)
        {
            if (environment.IsProduction()) yield return Stop("Portal:Address", "it is missing; it is the public address that messages and QR codes lead to.");
        }
        else if (Web(address) is not { } uri) yield return Stop("Portal:Address", $"'{address}' is no address of the web; write it as https://portal.example.");
        else if (uri.Scheme != Uri.UriSchemeHttps && environment.IsProduction()) yield return Warn("Portal:Address", "it is not https; cookies of sessions are then sent in the clear.");
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } telemetry && Web(telemetry) is null) yield return Stop("OTEL_EXPORTER_OTLP_ENDPOINT", $"'{telemetry}' is no address of the web.");
    }

    private static IEnumerable<ConfigurationFinding> Messages(IConfiguration configuration, IHostEnvironment environment, bool demo)
    {
        var (smtp, sms) = (configuration.GetSection("Smtp"), configuration.GetSection("Sms"));
        if (smtp.Exists())
        {
            foreach (var name in new[] { "Host", "From" }.Where(name => smtp[name] is not { Length: > 0 })) yield return Stop($"Smtp:{name}", "it is missing, and other settings of Smtp are there.");
            if (smtp["Port"] is { } port && !(ushort.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0)) yield return Stop("Smtp:Port", $"'{port}' is no port.");
        }
        else if (!demo) yield return Warn("Smtp:Host", "no mail server is set; e-mails stay in the outbox.");
        if (sms.Exists())
        {
            foreach (var name in new[] { "Address", "Token", "Sender" }.Where(name => sms[name] is not { Length: > 0 })) yield return Stop($"Sms:{name}", "it is missing, and other settings of Sms are there.");
            // The token and what people are sent go there: never in the clear.
            if (sms["Address"] is { Length: > 0 } address && (Web(address) is not { } uri || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback && !environment.IsDevelopment()))) yield return Stop("Sms:Address", $"'{address}' has to be an address with https.");
        }
        else if (!demo) yield return Warn("Sms:Address", "no SMS carrier is set; text messages, codes to sign in among them, stay in the outbox.");
    }

    private static IEnumerable<ConfigurationFinding> Guards(IConfiguration configuration, IHostEnvironment environment, bool demo)
    {
        if (configuration["Scanner:Address"] is { Length: > 0 } scanner)
        {
            if (!Uri.TryCreate(scanner, UriKind.Absolute, out var uri) || !(uri.Scheme == "unix" || (uri.Scheme == "tcp" && uri.Port > 0))) yield return Stop("Scanner:Address", $"'{scanner}' has to be tcp://host:port or unix:///path.");
        }
        else if (environment.IsProduction()) yield return Warn("Scanner:Address", "no malware scanner is set; what people upload is not scanned.");
        foreach (var entry in (configuration["Proxy:Known"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IPAddress.TryParse(entry, out _) && !System.Net.IPNetwork.TryParse(entry, out _)) yield return Stop("Proxy:Known", $"'{entry}' is neither an address nor a network such as 10.0.0.0/8.");
        if (configuration["Proxy:Known"] is not { Length: > 0 } && environment.IsProduction()) yield return Warn("Proxy:Known", "no proxy is named; behind one, everybody counts as one address to the limits.");
        if (!demo && Trial("Metrics:Token", () => configuration.Secret("Metrics:Token"), out var token) is null && token is null) yield return Warn("Metrics:Token", "it is missing; nobody is shown /metrics.");
        if (Trial("Metrics:Token", () => configuration.Secret("Metrics:Token"), out _) is { } unreadable) yield return unreadable;
    }

    private static IEnumerable<ConfigurationFinding> Partners(IConfiguration configuration, IHostEnvironment environment, bool demo)
    {
        foreach (var registry in Enum.GetValues<Registry>())
            if (Trial($"Registries:{registry}", () => Registries.Read(configuration, registry), out var settings) is { } wrong) yield return wrong;
            else if (settings is null && !demo) yield return Warn($"Registries:{registry}:Address", "it is not set; what hangs on the answer of this registry waits.");
        if (Trial("NationalSignOn", () => NationalSignOnSettings.Read(configuration, environment), out var signOn) is { } broken) yield return broken;
        else if (signOn is null && environment.IsProduction()) yield return Warn("NationalSignOn:Authority", "it is not set; people are verified at counters only.");
    }

    /// <summary>What reading a setting throws, as a finding: readers of settings say themselves what they miss.</summary>
    private static ConfigurationFinding? Trial<T>(string setting, Func<T> read, out T? value)
    {
        value = default;
        try { value = read(); }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException) { return Stop(setting, error.Message); }
        return null;
    }

    private static Uri? Web(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri : null;

    private static ConfigurationFinding Stop(string setting, string what) => new(setting, what, Stops: true);

    private static ConfigurationFinding Warn(string setting, string what) => new(setting, what, Stops: false);
}
