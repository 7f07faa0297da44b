using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.TestKit.Servers;

/// <summary>
/// The real application on Kestrel at a free port, with its own database and files: use it as a class fixture.
/// The first one of a run migrates and seeds as on a fresh machine; the others start from a copy of that.
/// </summary>
public class BaladiServer<TProgram> : IAsyncLifetime where TProgram : class
{
    private const string DatabaseFile = "baladi.db";
    private static readonly Lazy<Task<ScratchFolder>> Seeded = new(SeedAsync);

    private readonly ScratchFolder folder = new("server");
    private Application? application;

    /// <summary>Where it listens, e.g. http://127.0.0.1:40123/.</summary>
    public Uri Address => Running.ClientOptions.BaseAddress;

    public IServiceProvider Services => Running.Services;

    private Application Running => application ?? throw new InvalidOperationException("The server has not started");

    public async Task InitializeAsync()
    {
        folder.CopyFrom(await Seeded.Value);
        application = Application.Start(folder, Settings, ConfigureServices);
    }

    public async Task DisposeAsync()
    {
        if (application is not null) await application.DisposeAsync();
        folder.Delete();
    }

    /// <summary>A browser of its own: separate cookies. Redirects are not followed, so that a test can see them.</summary>
    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>Settings on top of the usual ones, named as in appsettings with colons.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>The place for a fake gateway or registry; called after the application's own registrations.</summary>
    protected virtual void ConfigureServices(IServiceCollection services) { }

    private static async Task<ScratchFolder> SeedAsync()
    {
        var folder = new ScratchFolder("seeded");
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Baladi"] = $"Data Source={folder.File(DatabaseFile)}" };
        await using (Application.Start(folder, settings, _ => { })) { }
        // The last connection may close a moment after the server has stopped; then the file is whole, and nothing stands beside it.
        for (var i = 0; i < 200 && File.Exists(folder.File(DatabaseFile + "-shm")); i++) await Task.Delay(50);
        return folder;
    }

    private sealed class Application(ScratchFolder folder, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> services)
        : WebApplicationFactory<TProgram>
    {
        public static Application Start(ScratchFolder folder, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> services)
        {
            var application = new Application(folder, settings, services);
            application.UseKestrel();
            application.StartServer();
            return application;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseContentRoot(Path.Combine(Repository.Source, "Baladi.Web"));
            // UseKestrel(0) would set the address after the application has begun to start, and lose the race on a busy machine.
            builder.UseUrls("http://127.0.0.1:0");
            builder.UseSetting("Database:Provider", "Sqlite");
            builder.UseSetting("ConnectionStrings:Baladi", $"Data Source={folder.File(DatabaseFile)}");
            builder.UseSetting("Storage:Root", folder.File("files"));
            builder.UseSetting("Demo:Enabled", "true");
            // Every test comes from one address.
            foreach (var limit in (string[])["SignIn", "Registration", "Recovery", "Register"]) builder.UseSetting($"Limits:{limit}", "1000000");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.ConfigureServices(services);
        }
    }
}
