using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Data;
using Baladi.Core.Publishing;
using Baladi.Core.Procedures;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Baladi.Web.Hosting;

/// <summary>Logs, traces, metrics and probes. None of them carries personal data: no query strings, no form values, no names.</summary>
public static class Observability
{
    public static WebApplicationBuilder AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog((services, log) => log
            .ReadFrom.Configuration(builder.Configuration)
            .ReadFrom.Services(services)
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            // Parameters of commands are values people typed.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(Lines(builder.Environment.IsDevelopment())),
            // Its own logger and not one for the process, which several hosts may share in tests.
            preserveStaticLogger: true);

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("baladi"));
        telemetry.WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(PortalMeters.Name).AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
            telemetry
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health")).AddHttpClientInstrumentation().AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter());

        builder.Services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"]);
        // Long enough for a submission under way to be written, short enough for a roll-out.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        return builder;
    }

    /// <summary>For people in Development; elsewhere one JSON object a line, with its time in UTC, in which no value can pass for a line of its own.</summary>
    internal static ITextFormatter Lines(bool forPeople) =>
        forPeople ? new MessageTemplateTextFormatter("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}", CultureInfo.InvariantCulture) : new RenderedCompactJsonFormatter();

    /// <summary>One line for each request: method, route, status and time. Never the query, which may hold what somebody searched for.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {Route} answered {StatusCode} in {Elapsed:0.0} ms";
        options.IncludeQueryInRequestPath = false;
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.GetLevel = (context, _, error) => error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Debug;
        options.EnrichDiagnosticContext = (log, context) => log.Set("Route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched");
    });

    public static void MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        var settings = app.Services.GetRequiredService<Settings>();
        app.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, branch => branch.Use((context, next) =>
        {
            if (ShowsMetrics(settings, context.Request.Headers.Authorization)) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }), optionsName: null).AllowAnonymous();
    }

    /// <param name="authorization">The header of the request.</param>
    internal static bool ShowsMetrics(Settings settings, string? authorization) => settings.MetricsToken is not { } token
        ? settings.Demo
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes("Bearer " + token), Encoding.UTF8.GetBytes(authorization ?? ""));

    private sealed class DatabaseReady(BaladiDbContext db, PublishedCatalog catalog) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            !await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Unhealthy("The database does not answer.")
            : !catalog.AllInForce<Procedure>().Any() ? HealthCheckResult.Unhealthy("No procedure is published.")
            : HealthCheckResult.Healthy();
    }
}
