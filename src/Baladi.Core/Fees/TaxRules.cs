using System.Text;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Fees;

/// <summary>The published rates of value added tax with their days, and who the sellers are.</summary>
public sealed partial record TaxRules : IPublishedContent
{
    public static string Kind => "tax";
    /// <summary>There is one set of them.</summary>
    public const string OfTheKingdom = "vat";
    /// <summary>What fits into a field of the code on an invoice, in bytes of UTF-8.</summary>
    public const int LongestName = 255;

    public required string Code { get; init; }
    /// <summary>The ground of lines that say nothing of tax.</summary>
    public required LineVat OtherLines { get; init; }
    public required IReadOnlyList<VatRate> Rates { get; init; }
    public required IReadOnlyList<Seller> Sellers { get; init; }

    /// <summary>In percent; null before the first.</summary>
    public VatRate? RateOn(DateOnly day) => Rates.Where(rate => rate.From <= day).MaxBy(rate => rate.From);

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        if (Code != OfTheKingdom) yield return new("publish-one-tax", "code", OfTheKingdom);
        if (OtherLines.Treatment != VatTreatment.OutOfScope) yield return new("publish-tax-other-lines", "otherLines");
        foreach (var rate in Rates.Where(rate => rate.Percent is < 0 or > 100 || decimal.Round(rate.Percent, 2) != rate.Percent)) yield return new("publish-not-percent", $"rates/{rate.From:yyyy-MM-dd}", rate.Percent);
        foreach (var twice in Rates.GroupBy(rate => rate.From).Where(group => group.Count() > 1)) yield return new("publish-twice", $"rates/{twice.Key:yyyy-MM-dd}");
        foreach (var twice in Sellers.GroupBy(seller => seller.Authority).Where(group => group.Count() > 1)) yield return new("publish-twice", $"sellers/{twice.Key}");
        foreach (var seller in Sellers)
        {
            if (seller.VatNumber is { } number && !VatNumber().IsMatch(number)) yield return new("publish-not-vat-number", $"sellers/{seller.Authority}", number);
            if (seller.Name is { } name && Encoding.UTF8.GetByteCount(name.Ar) > LongestName) yield return new("publish-name-too-long", $"sellers/{seller.Authority}", name);
        }
    }

    [GeneratedRegex(@"^3\d{13}3$", RegexOptions.CultureInvariant)] private static partial Regex VatNumber();
}

/// <param name="From">The first day of it; it holds until the next one begins.</param>
public sealed record VatRate(DateOnly From, decimal Percent, ClauseSource Source);

/// <summary>An authority that bills for itself and for those under it, up to the next one that bills for itself.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="VatNumber">Null where it is not registered: then it charges no tax.</param>
/// <param name="Name">As it is registered; null where that is the name of the authority.</param>
public sealed record Seller(string Authority, ClauseSource Source, string? VatNumber = null, LocalizedText? Name = null);
