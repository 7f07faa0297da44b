using System.Diagnostics;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Planned;
using Baladi.Core.Licenses.Renewals;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.Sessions;
using Baladi.Core.Privacy;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Hosting;

/// <summary>
/// What happens without anybody asking: messages are sent, overdue cases lapse, checkpoints are signed, orphans swept, what has run out is erased, what
/// another node published is taken in. Every job can run on several nodes at once.
/// </summary>
public sealed class Clockwork(IServiceScopeFactory scopes, JobLog jobs, Errands errands, Settings settings, ILogger<Clockwork> log) : BackgroundService
{
    private const int Batch = 50;
    // Many licenses end on one day, and telling of one is little work.
    private const int RenewalBatch = 200;

    /// <summary>Runs the jobs that depend on the clock now: after a demo clock was moved, people expect to see its effect.</summary>
    public static async Task TickAsync(IServiceProvider services, CancellationToken cancel)
    {
        while (await services.GetRequiredService<LapseOverdueCases>().RunAsync(Batch, cancel) == Batch) { }
        while (await services.GetRequiredService<RemindApplicants>().RunAsync(Batch, cancel) == Batch) { }
        await services.GetRequiredService<ReturnTasks>().RunAsync(cancel);
        await services.GetRequiredService<RemindRenewals>().RunAsync(RenewalBatch, cancel);
        await TellFollowersAsync(services, cancel);
        await SampleAsync(services, cancel);
        await PlanAsync(services, cancel);
        await services.GetRequiredService<TellLateAnswers>().RunAsync(cancel);
        // A gateway that was switched off keeps nobody from moving the clock.
        try { while (await services.GetRequiredService<ReconcilePayments>().RunAsync(Batch, cancel) == Batch) { } }
        catch (HttpRequestException) { }
        while (await services.GetRequiredService<CarryOutRefunds>().RunAsync(Batch, cancel) == Batch) { }
        while (await services.GetRequiredService<DeliverOutbox>().RunAsync(Batch, cancel) == Batch) { }
    }

    private static async Task TellFollowersAsync(IServiceProvider services, CancellationToken cancel)
    {
        while (await services.GetRequiredService<TellFollowers>().RunAsync(RenewalBatch, cancel) == RenewalBatch) { }
    }

    private static async Task SampleAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<DrawSamples>().RunAsync(cancel);
        while (await services.GetRequiredService<OpenSamples>().RunAsync(Batch, cancel) == Batch) { }
    }

    private static async Task PlanAsync(IServiceProvider services, CancellationToken cancel)
    {
        while (await services.GetRequiredService<PlanInspections>().RunAsync(RenewalBatch, cancel) == RenewalBatch) { }
    }

    private static async Task ReconcileAsync(IServiceProvider services, CancellationToken cancel)
    {
        // Where nobody can pay there is nothing to compare.
        if (services.GetRequiredService<IPaymentGateway>() is not MissingGateway) await services.GetRequiredService<ReconcilePayments>().RunAsync(Batch, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            EveryAsync(TimeSpan.FromSeconds(2), "text-messages", async (services, cancel) => await services.GetRequiredService<DeliverOutbox>().RunAsync(Batch, cancel, MessageMedium.Sms), stoppingToken),
            EveryAsync(TimeSpan.FromSeconds(2), "e-mails", async (services, cancel) => await services.GetRequiredService<DeliverOutbox>().RunAsync(Batch, cancel, MessageMedium.Email), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "lapse", async (services, cancel) => await services.GetRequiredService<LapseOverdueCases>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "remind", async (services, cancel) => await services.GetRequiredService<RemindApplicants>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromHours(1), "renewals", async (services, cancel) => await services.GetRequiredService<RemindRenewals>().RunAsync(RenewalBatch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromSeconds(30), "followers", TellFollowersAsync, stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "post-audit", SampleAsync, stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "inspections", PlanAsync, stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "return-tasks", async (services, cancel) => await services.GetRequiredService<ReturnTasks>().RunAsync(cancel), stoppingToken),
            EveryAsync(TimeSpan.FromSeconds(15), "refresh", RefreshAsync, stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "checkpoint", async (services, cancel) => await services.GetRequiredService<SignCheckpoint>().RunAsync(cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "refunds", async (services, cancel) => await services.GetRequiredService<CarryOutRefunds>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "reconcile", ReconcileAsync, stoppingToken),
            settings.Demo ? EveryAsync(TimeSpan.FromSeconds(5), "development-gateway", async (services, cancel) => await services.GetRequiredService<TellLateAnswers>().RunAsync(cancel), stoppingToken) : Task.CompletedTask,
            EveryAsync(TimeSpan.FromMinutes(1), "sign-licenses", async (services, cancel) => await services.GetRequiredService<SignLicenses>().RoundAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "register", async (services, cancel) => await services.GetRequiredService<FillInLicenses>().RoundAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "mobiles", async (services, cancel) => await services.GetRequiredService<MobileChanges>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(10), "registries", async (services, cancel) => await services.GetRequiredService<AskRegistriesAgain>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromMinutes(1), "figures", async (services, cancel) => services.GetRequiredService<PortalMeters>().Take(await services.GetRequiredService<ReadFigures>().NowAsync(cancel)), stoppingToken),
            RunErrandsAsync(stoppingToken),
            EveryAsync(TimeSpan.FromHours(1), "sessions", async (services, cancel) => await services.GetRequiredService<SweepSessions>().RunAsync(cancel), stoppingToken),
            EveryAsync(TimeSpan.FromHours(1), "statistics", LearnAsync, stoppingToken),
            EveryAsync(TimeSpan.FromHours(6), "erase", async (services, cancel) => await services.GetRequiredService<EraseExpired>().RunAsync(Batch, cancel), stoppingToken),
            EveryAsync(TimeSpan.FromHours(1), "sweep", async (services, cancel) => await services.GetRequiredService<SweepFiles>().RunAsync(Batch, cancel), stoppingToken));
    }

    private async Task EveryAsync(TimeSpan period, string job, Func<IServiceProvider, CancellationToken, Task> run, CancellationToken stopping)
    {
        // The machine's clock: a demo clock must not hurry the jobs themselves.
        using var timer = new PeriodicTimer(period);
        jobs.Begin(job, period);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await using var scope = scopes.CreateAsyncScope();
                var began = Stopwatch.GetTimestamp();
                try
                {
                    await run(scope.ServiceProvider, stopping);
                    jobs.Succeeded(job, Stopwatch.GetElapsedTime(began));
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    jobs.Failed(job, error);
                    log.LogError(error, "The job {Job} failed; it is tried again in {Period}", job, period);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    private async Task RunErrandsAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var errand in errands.TakeAsync(stopping))
            {
                // The answer is on its way by then, and does not wait for the same processor.
                await Task.Delay(TimeSpan.FromMilliseconds(50), stopping);
                await using var scope = scopes.CreateAsyncScope();
                try { await errand(scope.ServiceProvider, stopping); }
                catch (Exception error) when (error is not OperationCanceledException) { log.LogError(error, "An errand failed and is not tried again"); }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    private static Task LearnAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BaladiDbContext>();
        return db.Provider.LearnAsync(db, cancel);
    }

    private static async Task RefreshAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<PublishedCatalog>().RefreshAsync(cancel);
        await services.GetRequiredService<MapCatalog>().RefreshAsync(cancel);
        await LoadClockAsync(services, cancel);
    }

    /// <summary>Takes over how far the demo clock of this installation runs ahead.</summary>
    public static async Task LoadClockAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (!services.GetRequiredService<Settings>().Demo) return;
        var setting = await services.GetRequiredService<BaladiDbContext>().Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Setting.DemoClock, cancel);
        if (setting is not null && TimeSpan.TryParse(setting.Value, System.Globalization.CultureInfo.InvariantCulture, out var offset)) services.GetRequiredService<Clock>().Advance(offset);
    }
}
