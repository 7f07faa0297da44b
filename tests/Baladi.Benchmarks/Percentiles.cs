namespace Baladi.Benchmarks;

public static class Percentiles
{
    /// <summary>The least value that so many of a hundred do not exceed.</summary>
    public static double Percentile(this List<double> values, int percent) => values.Order().ElementAt((values.Count * percent / 100) - 1);
}
