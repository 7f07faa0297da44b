using System.Text.Json;

namespace Baladi.Benchmarks;

/// <summary>What was measured beside what it is compared with, in the same run and unit.</summary>
public sealed record Measurement(string Name, double Baseline, double Measured, string Unit)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public double Ratio => Math.Round(Measured / Baseline, 3);

    /// <summary>One line, as docs and checks read it: {"name":…,"ratio":…,"baseline":…,"measured":…,"unit":…}.</summary>
    public string ToLine() => JsonSerializer.Serialize(new { Name, Ratio, Baseline, Measured, Unit }, Json);
}
