using System.Globalization;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.PostAudits;

/// <summary>How licenses are drawn, how often, and the days.</summary>
public sealed record PostAuditsPage(Procedure Service, IReadOnlyList<SamplingDraw> Days, bool Later, DateOnly? Next, bool Demo);

/// <summary>One day, with everything that lets its draw be repeated.</summary>
public sealed record PostAuditPage
{
    public required DrawnDay Day { get; init; }
    /// <summary>As it was typed; null where nobody asks about a license.</summary>
    public string? Number { get; init; }
    /// <summary>How the lot fell for that license; null where it was not among them.</summary>
    public Sample? Sample { get; init; }
    public required bool Demo { get; init; }

    public SamplingDraw Draw => Day.Draw;
    public bool Asked => !string.IsNullOrWhiteSpace(Number);

    /// <summary>Where a mark lies between 0 and 1, to six places.</summary>
    public static string Fraction(string mark) => ((decimal)ulong.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (1m + ulong.MaxValue)).ToString("0.000000", CultureInfo.InvariantCulture);

    public static string Fraction(int perMille) => (perMille / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
