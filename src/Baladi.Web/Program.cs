using Baladi.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Bundles and fonts lie in wwwroot during development, whatever the environment is called.
builder.WebHost.UseStaticWebAssets();
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");
if (args.FirstOrDefault() == InstallationCheck.Command) return await InstallationCheck.RunAsync(builder.Configuration, builder.Environment);
try
{
    builder.AddObservability();
    builder.AddCore();
    builder.Services.AddAccounts();
    builder.AddNationalSignOn();
    builder.AddBaladiWeb();

    var app = builder.Build();
    app.UseBaladi();
    app.MapBaladi();
    if (await app.RunCommandAsync(args) is { } exitCode) return exitCode;
    await app.PrepareAsync();
    app.Announce();
    await app.RunAsync();
    return 0;
}
// A sentence for each setting, and no stack in which nobody finds it.
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
