using System.Globalization;
using System.Text.RegularExpressions;

namespace Baladi.Benchmarks.Servers;

/// <summary>What is asked again and again: an address, or a Lua script of wrk's with its arguments that makes the requests.</summary>
public sealed record Load(Uri Address, string? Script = null, params IReadOnlyList<string> Arguments)
{
    /// <summary>Sent with every request.</summary>
    public string? Header { get; init; }
}

/// <summary>Debian's wrk: 32 connections for some seconds, answers counted.</summary>
public static partial class Wrk
{
    public const int Rounds = 3;
    private const int Seconds = 6;

    /// <summary>Both loads in turn, several rounds after a warm-up; the median of each.</summary>
    /// <param name="second">Given the round, 0 for the warm-up.</param>
    /// <returns>Requests per second of the first and of the second.</returns>
    public static async Task<(double First, double Second)> CompareAsync(Load first, Func<int, Task<Load>> second)
    {
        var (firsts, seconds) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, other) = (await RequestsPerSecondAsync(first), await RequestsPerSecondAsync(await second(round)));
            Say.Progress($"{(round == 0 ? "warm-up" : $"round {round}")}: {one:0} and {other:0} requests a second");
            if (round == 0) continue;
            firsts.Add(one);
            seconds.Add(other);
        }
        return (firsts.Order().ElementAt(Rounds / 2), seconds.Order().ElementAt(Rounds / 2));
    }

    /// <exception cref="InvalidOperationException">Some answers were errors: then the figure means nothing.</exception>
    private static async Task<double> RequestsPerSecondAsync(Load load)
    {
        IEnumerable<string> script = load.Script is { } file ? ["-s", file] : [];
        IEnumerable<string> header = load.Header is { } sent ? ["-H", sent] : [];
        IEnumerable<string> arguments = load.Arguments.Count > 0 ? ["--", .. load.Arguments] : [];
        var output = await Processes.RunAsync("wrk", ["-t1", "-c32", $"-d{Seconds}s", .. header, .. script, load.Address.ToString(), .. arguments]);
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException(output);
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")] private static partial Regex Rate();
}
