using Baladi.Benchmarks.Servers;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Maps;

/// <summary>A tile that was drawn before against a static file of the same size from the same host.</summary>
public static class TileHotBenchmark
{
    private const int Parcels = 20_000;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var folder = new ScratchFolder("benchmark-tile");
        await TileServers.FillAsync(folder.File("data"), Parcels);
        var tile = TrialTiles.Of(Parcels, 15)[0];
        await using var baladi = await ServerProcess.StartBaladiAsync(folder.File("data"));
        using var client = new HttpClient { BaseAddress = baladi.Address };
        // As every browser asks: the file is as large as the packed tile.
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var bytes = folder.File("tile.bin");
        await File.WriteAllBytesAsync(bytes, await client.GetByteArrayAsync(new Uri(tile, UriKind.Relative), cancel), cancel);
        await using var files = await ServerProcess.StartBareAsync(BareServers.StaticFile, bytes);
        var (baseline, measured) = await Wrk.CompareAsync(new(new Uri(files.Address, "tile.bin")), _ => Task.FromResult(new Load(new Uri(baladi.Address, tile)) { Header = "Accept-Encoding: gzip" }));
        return [new("tile-hot", baseline, measured, "requests/s")];
    }
}
