using System.Globalization;
using System.Text.RegularExpressions;

namespace Baladi.Benchmarks.Servers;

/// <summary>Debian's wrk: 32 connections for some seconds, answers counted.</summary>
public static partial class Wrk
{
    private const int Seconds = 6;
    private const int Rounds = 3;

    /// <summary>Both addresses in turn, several rounds after a warm-up; the median of each.</summary>
    /// <returns>Requests per second of the first and of the second.</returns>
    public static async Task<(double First, double Second)> CompareAsync(Uri first, Uri second)
    {
        await RequestsPerSecondAsync(first);
        await RequestsPerSecondAsync(second);
        var (firsts, seconds) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            firsts.Add(await RequestsPerSecondAsync(first));
            seconds.Add(await RequestsPerSecondAsync(second));
            Say.Progress($"round {round}: {firsts[^1]:0} and {seconds[^1]:0} requests a second");
        }
        return (firsts.Order().ElementAt(Rounds / 2), seconds.Order().ElementAt(Rounds / 2));
    }

    /// <exception cref="InvalidOperationException">Some answers were errors: then the figure means nothing.</exception>
    private static async Task<double> RequestsPerSecondAsync(Uri address)
    {
        var output = await Processes.RunAsync("wrk", ["-t1", "-c32", $"-d{Seconds}s", address.ToString()]);
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException(output);
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")] private static partial Regex Rate();
}
