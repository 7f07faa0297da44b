using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>The application, telling of each answer which endpoint gave it, and failing in the way a visitor asks for.</summary>
public sealed class WatchedServer : BaladiServer
{
    /// <summary>The answer's header with the route pattern of the endpoint.</summary>
    public const string EndpointHeader = "x-test-endpoint";
    /// <summary>In the query of any page: the status it is to fail with.</summary>
    public const string FailWith = "test-failure";

    private Task<IReadOnlyList<State>>? states;

    /// <summary>Made once: some are about what they themselves bring about, which cannot be brought about twice.</summary>
    internal Task<IReadOnlyList<State>> StatesAsync() => states ??= States.AllAsync(new Demo(this));

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Verification:PerMinute"] = "100000", ["SupportCentre:LookupsPerMinute"] = "100000" };

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, TellEndpoint>();
        services.Configure<MvcOptions>(options => options.Filters.Add(new FailOnDemand()));
    }

    private sealed class TellEndpoint : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Response.OnStarting(() =>
                {
                    // Files are left as they are: what they weigh is measured.
                    if (context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null) context.Response.Headers[EndpointHeader] = GetEndpoints.NameOf(endpoint);
                    return Task.CompletedTask;
                });
                return following(context);
            });
            next(app);
        };
    }

    private sealed class FailOnDemand : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: GetEndpoints.ErrorPage }) return;
            if (!int.TryParse(context.HttpContext.Request.Query[FailWith], CultureInfo.InvariantCulture, out var status)) return;
            if (status == StatusCodes.Status500InternalServerError) throw new InvalidOperationException("A test asked for it.");
            context.Result = new StatusCodeResult(status);
        }

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }
}
