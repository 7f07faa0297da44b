using System.Diagnostics;
using Baladi.Benchmarks.Servers;
using Baladi.TestKit;
using Baladi.TestKit.Portals;

namespace Baladi.Benchmarks.Queues;

/// <summary>
/// The queue as officers open it, with a million cases and with ten thousand: every post, tab, holder, service and sort offered
/// to them, the first page and the fiftieth (the last where there are fewer).
/// </summary>
public static class QueueBenchmark
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Fiftieth = 50;
    private const int Times = 3;
    // A million cases take a while and many gigabytes: whoever works on the queue keeps them in this folder.
    private static readonly string? Kept = Environment.GetEnvironmentVariable("BALADI_BENCHMARK_DATA");
    private static readonly TimeSpan SeedingLimit = TimeSpan.FromMinutes(15);

    // A large municipality, a manager above many, an agency that is asked by all of them.
    private static readonly string[] Officers = [Who.Reviewer, Who.Manager, Who.CivilDefense];

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var scratch = new ScratchFolder("benchmark-queue");
        string FolderOf(string name) => Kept is null ? scratch.File(name) : Path.Combine(Kept, name);
        await SeedAsync(FolderOf("few"), Few);
        var seeding = await SeedAsync(FolderOf("many"), Many);
        await using var few = await ServerProcess.StartBaladiAsync(FolderOf("few"));
        await using var many = await ServerProcess.StartBaladiAsync(FolderOf("many"));

        var (fewTimes, manyTimes) = (new List<double>(), new List<double>());
        foreach (var officer in Officers)
        {
            using var atFew = new Visitor(few.Address);
            using var atMany = new Visitor(many.Address);
            await atFew.SignInAsync(officer);
            await atMany.SignInAsync(officer);
            var questions = await QueueQuestions.OfferedAsync(atMany.Client, cancel);
            Say.Progress($"{officer}: {questions.Count} questions");
            foreach (var question in questions)
            {
                cancel.ThrowIfCancellationRequested();
                fewTimes.AddRange(await TimesAsync(atFew.Client, question));
                manyTimes.AddRange(await TimesAsync(atMany.Client, question));
            }
        }
        Say.Progress($"{fewTimes.Count} and {manyTimes.Count} pages timed; medians {fewTimes.Percentile(50):0.0} and {manyTimes.Percentile(50):0.0} ms");
        var paging = new Measurement("queue", fewTimes.Percentile(95), manyTimes.Percentile(95), "ms");
        return seeding is { } took ? [new("queue-seeding", SeedingLimit.TotalSeconds, took.TotalSeconds, "s"), paging] : [paging];
    }

    /// <returns>Null where the cases were there from a run before.</returns>
    private static async Task<TimeSpan?> SeedAsync(string storage, int cases)
    {
        if (Directory.Exists(storage)) return null;
        Directory.CreateDirectory(storage);
        var watch = Stopwatch.StartNew();
        await Processes.RunAsync("dotnet", [Path.Combine(await Published.FolderAsync(), "Baladi.Web.dll"), "seed", "--cases", $"{cases}", "--contentRoot", await Published.FolderAsync()], ServerProcess.Environment(storage));
        Say.Progress($"{cases} cases in {watch.Elapsed:mm\\:ss}");
        return watch.Elapsed;
    }

    /// <summary>Walking to the far page is the warm-up.</summary>
    private static async Task<List<double>> TimesAsync(HttpClient client, string question)
    {
        var last = question;
        for (var page = 1; page < Fiftieth && await QueueQuestions.NextAsync(client, last) is { } next; page++) last = next;
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
            foreach (var page in new[] { question, last })
            {
                var watch = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync(new Uri(page, UriKind.Relative));
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        return times;
    }
}
