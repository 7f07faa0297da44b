using System.Diagnostics;
using Baladi.Benchmarks.Servers;
using Baladi.Core.Data.Seeding;
using Baladi.TestKit.Databases;
using NetTopologySuite.Geometries;

namespace Baladi.Benchmarks.Maps;

/// <summary>
/// The index query of the maps at a million parcels against ten thousand, on the embedded database and on PostgreSQL. Both are asked for boxes of the
/// same size in turn, so that they answer as many parcels, and whatever slows the machine slows both.
/// </summary>
public static class EnvelopeBenchmark
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int WarmUps = 200;
    private const int Questions = 2_000;
    private const double Margin = 0.0006;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel) =>
        [await OnAsync("sqlite", () => new SqliteDatabase(), cancel), await OnAsync("postgresql", () => new PostgreSqlDatabase(), cancel)];

    private static async Task<Measurement> OnAsync(string engine, Func<DatabaseUnderTest> database, CancellationToken cancel)
    {
        if (database().MissingReason is { } missing) throw new InvalidOperationException(missing);
        await using var few = await TrialParcels.FillAsync(database(), Few, cancel);
        await using var many = await TrialParcels.FillAsync(database(), Many, cancel);
        var (fewBoxes, manyBoxes) = (BoxesOf(Few), BoxesOf(Many));
        var (fewTimes, manyTimes, fewFound, manyFound) = (new List<double>(), new List<double>(), 0L, 0L);
        for (var i = -WarmUps; i < Questions; i++)
        {
            var (a, foundA) = await TimeAsync(few, fewBoxes[Math.Abs(i)], cancel);
            var (b, foundB) = await TimeAsync(many, manyBoxes[Math.Abs(i)], cancel);
            if (i < 0) continue;
            fewTimes.Add(a);
            manyTimes.Add(b);
            (fewFound, manyFound) = (fewFound + foundA, manyFound + foundB);
        }
        Say.Progress($"{engine}: {fewFound / Questions} and {manyFound / Questions} parcels each; p95 {fewTimes.Percentile(95):0.00} and {manyTimes.Percentile(95):0.00} ms");
        return new($"envelope-{engine}", fewTimes.Percentile(50), manyTimes.Percentile(50), "ms");
    }

    private static async Task<(double Milliseconds, int Found)> TimeAsync(TrialParcels parcels, Envelope box, CancellationToken cancel)
    {
        await using var db = parcels.Open();
        var began = Stopwatch.GetTimestamp();
        var found = await parcels.AskAsync(db, box, cancel);
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, found);
    }

    // Around parcels spread over all of them; those at the edge of the town find a few less in either.
    private static List<Envelope> BoxesOf(int count)
    {
        var every = Math.Max(1, count / (Questions + 1));
        return [.. SeedFeatures.Parcels(count).Where((_, i) => i % every == 0).Select(parcel => Around(parcel.Shape.EnvelopeInternal)).OrderBy(box => (box.MinX * 1e7 * 7919) % 104729).Take(Questions + 1)];
    }

    private static Envelope Around(Envelope parcel)
    {
        var box = parcel.Copy();
        box.ExpandBy(Margin);
        return box;
    }
}
