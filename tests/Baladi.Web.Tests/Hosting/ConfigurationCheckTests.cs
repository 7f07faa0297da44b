using Baladi.TestKit;
using Baladi.TestKit.Servers;
using Baladi.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>What is wrong with how the portal is set up is told before it starts, in a sentence that names the setting.</summary>
public class ConfigurationCheckTests
{
    private static readonly (string, string)[] Sound = [("Portal:Address", "https://baladi.sa"), ("Demo:Enabled", "false")];

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Database:Provider", "PostgreSql", "ConnectionStrings:Baladi")]
    [InlineData("Demo:Enabled", "true", "Demo:Enabled")]
    [InlineData("Portal:Address", "", "Portal:Address")]
    [InlineData("Portal:Address", "baladi.sa", "Portal:Address")]
    [InlineData("Smtp:Host", "mail.baladi.sa", "Smtp:From")]
    [InlineData("Smtp:Port", "none", "Smtp:Port")]
    [InlineData("Sms:Token", "t", "Sms:Address")]
    [InlineData("Sms:Address", "http://carrier.sa", "Sms:Address")]
    [InlineData("Scanner:Address", "clamd:3310", "Scanner:Address")]
    [InlineData("Proxy:Known", "10.0.0.0/8, proxy", "Proxy:Known")]
    [InlineData("Metrics:TokenFile", "/no/such/file", "Metrics:Token")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("Registries:Deeds:Address", "deeds", "Registries:Deeds")]
    [InlineData("Registries:Deeds:Address", "https://deeds.sa", "Registries:Deeds")]
    [InlineData("NationalSignOn:Authority", "http://sso.sa", "NationalSignOn")]
    public void Read_SettingThatCannotBe_StopsAndNamesIt(string setting, string value, string named)
    {
        var findings = Read("Production", [.. Sound, (setting, value)]);

        var stop = findings.FirstOrDefault(finding => finding.Stops && finding.Setting == named);
        Assert.True(stop is not null, string.Join('\n', findings));
        Assert.EndsWith(".", stop.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SoundProduction_NotesWhatIsNotSetAndStopsNothing()
    {
        var findings = Read("Production", Sound);

        Assert.DoesNotContain(findings, finding => finding.Stops);
        Assert.Superset(new HashSet<string> { "Smtp:Host", "Sms:Address", "Scanner:Address", "Proxy:Known", "Metrics:Token" }, findings.Select(finding => finding.Setting).ToHashSet());
    }

    [Fact]
    public void Read_Development_HasNothingToSay() => Assert.Empty(Read("Development"));

    [Fact]
    public void Start_SeveralThingsWrong_AreToldTogether()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Settings.Read(Configured([("Demo:Enabled", "true"), ("Database:Provider", "Oracle")]), new Environment("Production")));

        Assert.Equal(3, wrong.Message.Split('\n').Length);
    }

    [Fact]
    public async Task Find_StorageThatIsAFile_StopsAndNamesIt()
    {
        var file = new ScratchFolder("configuration").File("storage");
        await File.WriteAllTextAsync(file, "");

        var findings = await InstallationCheck.FindAsync(Of(file), default);

        Assert.Contains(findings, finding => finding is { Setting: "Storage:Root", Stops: true } && finding.What.StartsWith("nothing can be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_ProductionWithoutKeys_NamesEach()
    {
        var findings = await InstallationCheck.FindAsync(Of(new ScratchFolder("configuration").Location), default);

        foreach (var key in new[] { "audit-chain.key", "national-id-cipher.key", "license-signing.pem" })
            Assert.Contains(findings, finding => finding.Stops && finding.What.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_KeyThatIsNone_Stops()
    {
        var folder = new ScratchFolder("configuration");
        var keys = folder.File("keys");
        new Core.Basics.KeyRing(keys, createMissing: true).Require();
        await File.WriteAllTextAsync(Path.Combine(keys, "audit-chain.key"), "not base64");

        var findings = await InstallationCheck.FindAsync(Of(folder.Location), default);

        Assert.Contains(findings, finding => finding.Stops && finding.What.StartsWith("a key in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_DatabaseThatIsAway_StopsAndNamesIt()
    {
        var away = Of(new ScratchFolder("configuration").Location) with { Provider = "PostgreSql", ConnectionString = "Host=127.0.0.1;Port=1;Timeout=2;Database=baladi;Username=baladi" };

        var findings = await InstallationCheck.FindAsync(away, default);

        Assert.Contains(findings, finding => finding is { Setting: "ConnectionStrings:Baladi", Stops: true } && finding.What.StartsWith("the database does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_WrongAndRight_SaysSoByItsExitCode()
    {
        var folder = new ScratchFolder("configuration").Location;

        var wrong = await PortalProcess.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Storage:Root"] = folder, ["Demo:Enabled"] = "true" }, "check-configuration");
        var right = await PortalProcess.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage:Root"] = folder }, "check-configuration");
        var started = await PortalProcess.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Storage:Root"] = folder, ["Demo:Enabled"] = "true" });

        Assert.Equal((1, 0, 1), (wrong.ExitCode, right.ExitCode, started.ExitCode));
        Assert.Contains("Demo:Enabled", wrong.Said, StringComparison.Ordinal);
        Assert.Contains("Portal:Address", wrong.Said, StringComparison.Ordinal);
        Assert.Contains("Demo:Enabled", started.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", started.Said, StringComparison.Ordinal);
    }

    private static Settings Of(string storage) => new()
    {
        Demo = false, Provider = "Sqlite", ConnectionString = $"Data Source={Path.Combine(storage, "baladi.db")}", MigrateOnStart = true,
        Installation = new(storage, new Uri("https://baladi.sa/"), CreateKeys: false),
    };

    private static IReadOnlyList<ConfigurationFinding> Read(string environment, params (string, string)[] settings) => ConfigurationCheck.Read(Configured(settings), new Environment(environment));

    // The later of two settings of one name holds.
    private static IConfiguration Configured((string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(setting => setting.Name).Select(some => KeyValuePair.Create(some.Key, (string?)some.Last().Value))).Build();

    private sealed class Environment(string name) : IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "Baladi";
        public string ContentRootPath { get; set; } = Path.GetTempPath();
        public string WebRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
