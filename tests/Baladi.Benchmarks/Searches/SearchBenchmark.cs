using System.Diagnostics;
using System.Text.Json;
using Baladi.Benchmarks.Servers;
using Baladi.Core.Search;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Searches;

/// <summary>
/// One search over a hundred thousand clauses and over a thousand, with everything else that is found beside them. The queries
/// are the judged ones that are not held out; both indexes are asked in turn, so that whatever slows the machine slows both.
/// </summary>
public static class SearchBenchmark
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int WarmUps = 2;
    private const int Times = 10;

    public static Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var queries = Queries();
        var clauses = new GeneratedClauses();
        using var few = Build(clauses, Few);
        using var many = Build(clauses, Many);
        var (fewTimes, manyTimes) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < Times; round++)
            foreach (var (query, language) in queries)
            {
                cancel.ThrowIfCancellationRequested();
                var (a, b) = (TimeOf(few, query, language), TimeOf(many, query, language));
                if (round < 0) continue;
                fewTimes.Add(a);
                manyTimes.Add(b);
            }
        Say.Progress($"{fewTimes.Count} searches each; medians {fewTimes.Percentile(50):0.00} and {manyTimes.Percentile(50):0.00} ms");
        return Task.FromResult<IReadOnlyList<Measurement>>([new("search", fewTimes.Percentile(95), manyTimes.Percentile(95), "ms")]);
    }

    private static SearchIndex Build(GeneratedClauses clauses, int count)
    {
        var watch = Stopwatch.StartNew();
        var index = new SearchIndex(clauses.WithRest(count), clauses.Words);
        Say.Progress($"{count} clauses indexed in {watch.Elapsed:mm\\:ss}");
        return index;
    }

    private static double TimeOf(SearchIndex index, string query, string language)
    {
        var watch = Stopwatch.GetTimestamp();
        index.Search(query, language);
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static List<(string Query, string Language)> Queries()
    {
        using var judgements = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Baladi.TestKit", "Searches", "judgements.json")));
        return [.. judgements.RootElement.EnumerateArray().Where(one => !one.GetProperty("held").GetBoolean()).Select(one => (one.GetProperty("q").GetString()!, one.GetProperty("lang").GetString()!))];
    }
}
