using Baladi.Benchmarks.Finders;
using Baladi.Benchmarks.Maps;
using Baladi.Benchmarks.Nights;
using Baladi.Benchmarks.Pages;
using Baladi.Benchmarks.Queues;
using Baladi.Benchmarks.Searches;
using Baladi.Benchmarks.Submissions;

namespace Baladi.Benchmarks;

/// <summary>One named benchmark. It builds, starts and loads what it measures, and says on standard error how far it is.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Question">What it answers, in one sentence.</param>
public sealed record Benchmark(string Name, string Question, Func<CancellationToken, Task<IReadOnlyList<Measurement>>> Run)
{
    public static readonly IReadOnlyList<Benchmark> All =
    [
        new("envelope", "The parcels in a box: 1,000,000 parcels against 10,000, on SQLite and PostgreSQL.", EnvelopeBenchmark.RunAsync),
        new("finder", "What somebody will need: p95 with 5,000 requirement documents against 500.", FinderBenchmark.RunAsync),
        new("page", "An anonymous service page: requests per second against a bare endpoint that writes the same bytes.", PageBenchmark.CachedAsync),
        new("page-uncached", "The same with the output cache off.", PageBenchmark.UncachedAsync),
        new("queue", "The staff queue: p95 over filters and sorts with 1,000,000 cases against 10,000.", QueueBenchmark.RunAsync),
        new("renewals", "The nightly work over licenses that end soon: 1,000,000 licenses against 100,000.", RenewalsBenchmark.RunAsync),
        new("search", "One search of the catalog: p95 over 100,000 clauses against 1,000.", SearchBenchmark.RunAsync),
        new("tile-cold", "Tiles of 1,000,000 parcels nobody asked for before, against ST_AsMVT on the same PostgreSQL; z14 and z16, 1 and 8 at once.", TileColdBenchmark.RunAsync),
        new("tile-hot", "A tile that was drawn before, against a static file of its size.", TileHotBenchmark.RunAsync),
        new("submit", "A full submission against an HTTP POST that inserts one row, same durability, 32 connections.", SubmitBenchmark.RunAsync),
    ];
}
