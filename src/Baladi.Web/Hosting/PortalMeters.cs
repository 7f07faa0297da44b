using System.Diagnostics.Metrics;
using Baladi.Core.Data;
using Baladi.Core.Payments;

namespace Baladi.Web.Hosting;

/// <summary>
/// What waits and what went wrong, at /metrics beside what the framework counts. Numbers of the database are those of its last look, the same on every node;
/// those of jobs are this node's. docs/dashboards reads them, and a test holds the names together.
/// </summary>
public sealed class PortalMeters : IDisposable
{
    public const string Name = "Baladi";

    private readonly Meter meter = new(Name);
    private readonly JobLog jobs;
    private readonly string storage;
    private volatile Figures? figures;

    public PortalMeters(JobLog jobs, Settings settings)
    {
        (this.jobs, storage) = (jobs, settings.Installation.Storage);
        Gauge("baladi_outbox_due", "Messages that should have been sent by now.", figures => figures.OutboxDue);
        Gauge("baladi_outbox_dead", "Messages that were given up.", figures => figures.OutboxDead);
        Gauge("baladi_outbox_oldest_seconds", "How long the oldest message has been due.", figures => (long)figures.OutboxOldest.TotalSeconds);
        Gauge("baladi_refunds_waiting", "Money on its way back.", figures => figures.RefundsWaiting);
        Gauge("baladi_refunds_refused", "Money the gateway refuses to give back.", figures => figures.RefundsRefused);
        Gauge("baladi_licenses_unsigned", "Licenses issued and not signed yet.", figures => figures.LicensesUnsigned);
        Gauge("baladi_tasks_overdue", "Open tasks of authorities past their date.", figures => figures.QueueOverdue);
        meter.CreateObservableGauge("baladi_payments_last_hour", Payments, null, "Attempts to pay begun in the last hour, by how they stand.");
        meter.CreateObservableGauge("baladi_job_succeeded_timestamp_seconds", () => Jobs(run => (run.SucceededAt ?? jobs.StartedAt).ToUnixTimeSeconds()), null, "When a job last went well on this node; its start where it has not yet.");
        meter.CreateObservableGauge("baladi_job_failures", () => Jobs(run => run.FailuresInARow), null, "How often in a row a job failed on this node.");
        meter.CreateObservableGauge("baladi_storage_free_bytes", () => new DriveInfo(storage).AvailableFreeSpace, null, "What is free where files are stored.");
    }

    public void Take(Figures now) => figures = now;

    public void Dispose() => meter.Dispose();

    // Nothing rather than zero before the first look: an alert must not take "nobody looked" for "all is well".
    private void Gauge(string name, string what, Func<Figures, long> read) =>
        meter.CreateObservableGauge(name, () => figures is { } now ? [new Measurement<long>(read(now))] : Array.Empty<Measurement<long>>(), null, what);

    private IEnumerable<Measurement<long>> Payments() => figures is not { } now ? []
        : Enum.GetValues<PaymentState>().Select(state => new Measurement<long>(now.Payments.GetValueOrDefault(state), KeyValuePair.Create<string, object?>("state", state.ToString().ToLowerInvariant())));

    private IEnumerable<Measurement<long>> Jobs(Func<JobRuns, long> read) => jobs.Runs.Select(run => new Measurement<long>(read(run), KeyValuePair.Create<string, object?>("job_name", run.Job)));
}
