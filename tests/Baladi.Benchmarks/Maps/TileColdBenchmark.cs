using System.Diagnostics;
using Baladi.Benchmarks.Servers;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Maps;

/// <summary>
/// Tiles nobody asked for before, of a layer of a million parcels, per second: by the portal on PostgreSQL and on the embedded database, against PostGIS on the same
/// PostgreSQL. At zooms 14 and 16, by one and by eight who ask at once; the three servers take turns.
/// </summary>
public static class TileColdBenchmark
{
    private const int Parcels = 1_000_000;
    private const int Rounds = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(6);
    private static readonly (string Name, string Value) NoCache = ("Maps__TileCache", "false");

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var folder = new ScratchFolder("benchmark-tiles");
        await using var database = new TrialDatabase();
        await database.CreateAsync(cancel);
        Say.Progress("a million parcels in each database");
        await TileServers.FillAsync(folder.File("postgres"), Parcels, TileServers.On(database.ConnectionString));
        await TileServers.FillAsync(folder.File("sqlite"), Parcels);
        await database.RunAsync(TileServers.Table, cancel);

        await using var postgis = await ServerProcess.StartBareAsync(TileServers.Kind, database.ConnectionString);
        await using var onPostgres = await ServerProcess.StartBaladiAsync(folder.File("postgres"), [NoCache, .. TileServers.On(database.ConnectionString)]);
        await using var onSqlite = await ServerProcess.StartBaladiAsync(folder.File("sqlite"), NoCache);

        var results = new List<Measurement>();
        foreach (var zoom in new[] { 14, 16 })
            foreach (var askers in new[] { 1, 8 })
            {
                var tiles = TrialTiles.Of(Parcels, zoom);
                var (baseline, postgres, sqlite) = (new List<double>(), new List<double>(), new List<double>());
                for (var round = 0; round <= Rounds; round++)
                {
                    var (a, b, c) = (await RateAsync(postgis, tiles, askers, cancel), await RateAsync(onPostgres, tiles, askers, cancel), await RateAsync(onSqlite, tiles, askers, cancel));
                    Say.Progress($"z{zoom}, {askers} at once: {a:0.0}, {b:0.0} and {c:0.0} tiles a second");
                    if (round == 0) continue;
                    (baseline, postgres, sqlite) = ([.. baseline, a], [.. postgres, b], [.. sqlite, c]);
                }
                results.Add(new($"tile-cold-postgresql-z{zoom}-{askers}", baseline.Percentile(67), postgres.Percentile(67), "tiles/s"));
                results.Add(new($"tile-cold-sqlite-z{zoom}-{askers}", baseline.Percentile(67), sqlite.Percentile(67), "tiles/s"));
            }
        return results;
    }

    private static async Task<double> RateAsync(ServerProcess server, IReadOnlyList<string> tiles, int askers, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var (next, done, began) = (-1, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, askers).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < Turn)
            {
                var bytes = await client.GetByteArrayAsync(new Uri(tiles[Interlocked.Increment(ref next) % tiles.Count], UriKind.Relative), cancel);
                if (bytes.Length == 0) throw new InvalidOperationException("A tile of parcels is empty.");
                Interlocked.Increment(ref done);
            }
        }));
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
