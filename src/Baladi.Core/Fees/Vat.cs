using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Requirements;

namespace Baladi.Core.Fees;

public enum VatTreatment
{
    /// <summary>What an authority takes as an authority: no supply, no tax.</summary>
    OutOfScope,
    /// <summary>A supply at the rate in force.</summary>
    Standard,
    /// <summary>A supply at a rate of nothing.</summary>
    Zero,
    /// <summary>A supply the law takes no tax on.</summary>
    Exempt,
}

/// <summary>How a line of a fee schedule is taxed, and the ground of it in words. A line without one is out of scope.</summary>
public sealed record LineVat(VatTreatment Treatment, LocalizedText Ground, ClauseSource Source);

/// <summary>On which terms taxable lines of one case are charged.</summary>
/// <param name="Rate">In percent; null where it is not known yet, or the seller may not charge it.</param>
/// <param name="Lacking">The name that is missing then.</param>
public sealed record VatTerms(decimal? Rate, string? Lacking = null)
{
    public static readonly VatTerms None = new(null, Requirements.SystemNames.VatRate);
}

/// <summary>
/// The one rule of rounding: the tax of a rate is worked out on the sum of its lines and rounded to the halala once, halves up. Each line bears what the
/// sum up to it adds, so that lines always add up to the totals, and none is a halala or more away from its own exact tax.
/// </summary>
public static class VatRounding
{
    /// <param name="percent">Never negative.</param>
    /// <param name="net">The amounts taxed at this rate, in the order they are listed; none is negative.</param>
    public static IReadOnlyList<Money> Share(decimal percent, IEnumerable<Money> net)
    {
        var shares = new List<Money>();
        var (sum, taxed) = (Money.Zero, Money.Zero);
        foreach (var amount in net)
        {
            sum += amount;
            var upTo = Of(percent, sum);
            shares.Add(upTo - taxed);
            taxed = upTo;
        }
        return shares;
    }

    /// <summary>The tax of a sum.</summary>
    public static Money Of(decimal percent, Money net) => Money.FromRiyals(net.Riyals * percent / 100m);
}
