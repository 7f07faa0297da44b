using Baladi.Benchmarks.Servers;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Pages;

/// <summary>An anonymous service page against a bare endpoint that writes the same bytes.</summary>
public static class PageBenchmark
{
    private const string Path = "ar/services/food-license";

    public static Task<IReadOnlyList<Measurement>> CachedAsync(CancellationToken cancel) => RunAsync("page", [], cancel);

    public static Task<IReadOnlyList<Measurement>> UncachedAsync(CancellationToken cancel) => RunAsync("page-uncached", [("Site__PublicCache", "false")], cancel);

    private static async Task<IReadOnlyList<Measurement>> RunAsync(string name, IEnumerable<(string, string)> settings, CancellationToken cancel)
    {
        var folder = new ScratchFolder("benchmark-page");
        await using var baladi = await ServerProcess.StartBaladiAsync(folder.File("data"), settings);
        using var client = new HttpClient { BaseAddress = baladi.Address };
        var bytes = folder.File("page.html");
        await File.WriteAllBytesAsync(bytes, await client.GetByteArrayAsync(new Uri(Path, UriKind.Relative), cancel), cancel);
        await using var bare = await ServerProcess.StartBareAsync(BareServers.SameBytes, bytes);
        var (baseline, measured) = await Wrk.CompareAsync(new(new Uri(bare.Address, "page")), _ => Task.FromResult(new Load(new Uri(baladi.Address, Path))));
        return [new(name, baseline, measured, "requests/s")];
    }
}
