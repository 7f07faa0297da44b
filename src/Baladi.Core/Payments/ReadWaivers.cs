using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>What was waived on one ground in a time.</summary>
/// <param name="Schedule">The schedule it stands in.</param>
/// <param name="Ground">As it was last published.</param>
public sealed record WaivedSum(FeeSchedule Schedule, FeeWaiver Ground, int Cases, Money Amount);

/// <summary>The waivers that took effect, for auditors and the ministry's clerks: what was paid or wholly waived; what was given back or never paid waived nothing.</summary>
public sealed class ReadWaivers(BaladiDbContext db, PublishedCatalog catalog)
{
    /// <param name="from">The first day of issue; null for no bound.</param>
    /// <param name="to">The last day of issue.</param>
    /// <returns>By ground, most waived first; nothing for whoever may not read payments.</returns>
    public async Task<IReadOnlyList<WaivedSum>> RunAsync(DateOnly? from, DateOnly? to, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReconcilePayments) && !actor.May(Permission.Audit)) return [];
        var invoices = db.Invoices.AsNoTracking().Where(i => i.State == InvoiceState.Paid || i.State == InvoiceState.Waived);
        if (from is { } first) { var start = RiyadhTime.StartOf(first); invoices = invoices.Where(i => i.IssuedAt >= start); }
        if (to is { } last) { var end = RiyadhTime.StartOf(last.AddDays(1)); invoices = invoices.Where(i => i.IssuedAt < end); }
        // Line by line as they come: no list of them is held, but the keys of their cases.
        var sums = new Dictionary<(string Waiver, long Schedule), (HashSet<long> Cases, long Halalas)>();
        var lines = from line in db.InvoiceLines.AsNoTracking()
                    where line.WaiverCode != null
                    join invoice in invoices on line.InvoiceId equals invoice.Id
                    select new { line.CaseId, line.WaiverCode, line.Waived, invoice.ScheduleVersionId };
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (cases, halalas) = sums.GetValueOrDefault((line.WaiverCode!, line.ScheduleVersionId), ([], 0));
            cases.Add(line.CaseId);
            sums[(line.WaiverCode!, line.ScheduleVersionId)] = (cases, halalas + (line.Waived ?? Money.Zero).Halalas);
        }
        var named = sums.Select(sum => (sum.Key.Waiver, sum.Value, Schedule: catalog.Version<FeeSchedule>(sum.Key.Schedule)));
        return [.. from one in named
                   group one by (one.Schedule.Content.Code, one.Waiver) into ground
                   let latest = ground.MaxBy(one => one.Schedule.Number).Schedule.Content
                   let sum = new WaivedSum(latest, latest.Waivers.First(waiver => waiver.Code == ground.Key.Waiver), ground.Sum(one => one.Value.Cases.Count), new Money(ground.Sum(one => one.Value.Halalas)))
                   orderby sum.Amount.Halalas descending
                   select sum];
    }
}
