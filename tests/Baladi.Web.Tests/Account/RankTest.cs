namespace Baladi.Web.Tests.Account;

/// <summary>Wilcoxon's signed-rank test on pairs taken one after the other: whether one of two is slower, whatever else the machine is doing.</summary>
internal static class RankTest
{
    /// <returns>How likely differences like these are where there is none; two-sided, by the normal approximation.</returns>
    public static double Probability(IReadOnlyList<(double A, double B)> pairs)
    {
        var ranked = pairs.Select(pair => pair.A - pair.B).Where(difference => difference != 0).OrderBy(Math.Abs).ToList();
        var n = ranked.Count;
        if (n < 10) return 1;
        double positive = ranked.Select((difference, index) => difference > 0 ? index + 1 : 0).Sum();
        var mean = n * (n + 1) / 4.0;
        var deviation = Math.Sqrt(n * (n + 1) * (2.0 * n + 1) / 24);
        return Tail(Math.Abs(positive - mean) / deviation) * 2;
    }

    // Of the normal distribution: Abramowitz and Stegun 26.2.17.
    private static double Tail(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
    }
}
