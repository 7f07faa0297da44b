using System.Diagnostics;
using Baladi.Benchmarks.Servers;
using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Renewals;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Benchmarks.Nights;

/// <summary>
/// What the portal does each night about licenses that end soon, with a million licenses and with a tenth of them, their last days spread over five years. First the night on
/// which nobody has been told yet, then ten ordinary ones. Memory is what the process holds at most beyond what it held before.
/// </summary>
public static class RenewalsBenchmark
{
    private const int Few = 100_000;
    private const int Many = 1_000_000;
    private const int Nights = 10;
    private const int FiveYears = 1826;
    // As in the portal.
    private const int Batch = 200;
    private const int Stretch = 20_000;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var few = await MeasureAsync(Few, cancel);
        var many = await MeasureAsync(Many, cancel);
        return
        [
            new("renewals-first-night", few.First.TotalMilliseconds, many.First.TotalMilliseconds, "ms"),
            new("renewals-memory", few.Memory, many.Memory, "MiB"),
            new("renewals", few.Nights.TotalMilliseconds, many.Nights.TotalMilliseconds, "ms"),
        ];
    }

    private static async Task<Measured> MeasureAsync(int licenses, CancellationToken cancel)
    {
        var portal = new SqlitePortal();
        await portal.InitializeAsync();
        try
        {
            var license = await new Applicant(portal, Who.Citizen).LicensedAsync();
            await CopyAsync(portal, license, licenses, cancel);
            using var memory = new MemoryWatch();
            var first = await TimeAsync(portal, licenses, cancel);
            var nights = TimeSpan.Zero;
            for (var night = 0; night < Nights; night++)
            {
                portal.Travel(TimeSpan.FromDays(1));
                nights += await TimeAsync(portal, licenses, cancel);
            }
            return new(first, nights, memory.PeakMebibytes);
        }
        finally { await portal.DisposeAsync(); }
    }

    private static async Task<TimeSpan> TimeAsync(Portal portal, int licenses, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var told = await portal.AskAsync((RemindRenewals job) => job.RunAsync(Batch, cancel));
        Say.Progress($"{licenses} licenses: {told} holders told in {watch.Elapsed.TotalSeconds:0.00} s");
        return watch.Elapsed;
    }

    /// <summary>The same license again and again, under numbers of its own and with a last day of its own.</summary>
    private static Task<bool> CopyAsync(Portal portal, License license, int count, CancellationToken cancel) => portal.ReadAsync(async db =>
    {
        var entity = db.Model.FindEntityType(typeof(License))!;
        var columns = entity.GetFlattenedProperties().Select(property => property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!))!).ToList();
        var first = RiyadhTime.DateOf(license.IssuedAt);
        string Value(string column) => column switch
        {
            nameof(License.Id) => "l.\"Id\" + 1 + n.i",
            nameof(License.Number) => "printf('%012d', n.i)",
            nameof(License.Token) => "printf('%022d', n.i)",
            nameof(License.ValidTo) => $"date('{first:yyyy-MM-dd}', '+' || (1 + n.i % {FiveYears}) || ' days')",
            nameof(License.StatusYear) or nameof(License.StatusPlace) => "NULL",
            _ => $"l.\"{column}\"",
        };
        // In stretches: one transaction of all would leave a log as large as the database.
        for (var from = 0; from < count; from += Stretch)
        {
            var sql = $"WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {Math.Min(count, from + Stretch)}) INSERT INTO \"Licenses\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", columns.Select(Value))} FROM n, \"Licenses\" l WHERE l.\"Id\" = {license.Id}";
            await db.Provider.WriteAsync(db, cancel => db.Database.ExecuteSqlRawAsync(sql, cancel), cancel);
        }
        await db.Provider.LearnAsync(db, cancel);
        return true;
    });

    private sealed record Measured(TimeSpan First, TimeSpan Nights, double Memory);
}
