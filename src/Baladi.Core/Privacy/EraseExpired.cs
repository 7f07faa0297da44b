using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Publishing;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Privacy;

/// <summary>Erases what one class of data holds that is older than it may be.</summary>
public interface IEraser
{
    RetentionClass Class { get; }

    /// <param name="before">What began before this instant has run out.</param>
    /// <param name="most">How many at a time.</param>
    /// <returns>How many were erased; it is called again while it is as many as asked for.</returns>
    Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel);
}

/// <summary>Erases what has been kept as long as the published schedule says, and writes down how much. Run again, or by two nodes at once, it does no more.</summary>
public sealed class EraseExpired(BaladiDbContext db, PublishedCatalog catalog, IEnumerable<IEraser> erasers, TimeProvider time, ILogger<EraseExpired> log)
{
    public const string Schedule = "core";

    /// <returns>How much was erased of each class that had any.</returns>
    public async Task<IReadOnlyDictionary<RetentionClass, int>> RunAsync(int batch, CancellationToken cancel)
    {
        var schedule = catalog.InForce<RetentionSchedule>(Schedule)?.Content ?? throw new InvalidOperationException("No retention schedule is in force.");
        var erased = new Dictionary<RetentionClass, int>();
        foreach (var eraser in erasers)
        {
            var before = RiyadhTime.StartOf(time.Today().AddMonths(-schedule.Rules.Single(rule => rule.Class == eraser.Class).Months));
            var count = 0;
            int last;
            do count += last = await eraser.EraseAsync(before, batch, cancel);
            while (last == batch);
            if (count == 0) continue;
            erased.Add(eraser.Class, count);
            db.ChangeTracker.Clear();
            db.Add(new Erasure(eraser.Class, count, before, time.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
            log.LogInformation("Erased {Count} of {Class}, from before {Before}", count, eraser.Class, before);
        }
        return erased;
    }
}
