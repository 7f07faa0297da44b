using Baladi.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Bundles and fonts lie in wwwroot during development, whatever the environment is called.
builder.WebHost.UseStaticWebAssets();
builder.AddBaladiWeb();

var app = builder.Build();
app.UseBaladi();
app.MapBaladi();
await app.RunAsync();
