using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Fees;

/// <summary>Whoever bills: the authority, its name on paper, and its VAT number where it has one.</summary>
public sealed record BillingSeller(Authority Authority, Language.LocalizedText Name, string? VatNumber, bool Illustrative);

/// <summary>Prices cases under a schedule, and taxes what is taxable, on the terms of the day and of the authority.</summary>
public sealed class Pricing(PublishedCatalog catalog, Geography geography)
{
    /// <param name="authority">Null while it is not known.</param>
    /// <param name="standOf">How what was asked for was decided.</param>
    public Price Price(FeeSchedule schedule, Func<string, Value> valueOf, Authority? authority, DateOnly on, Func<string, WaiverStand?>? standOf = null) =>
        schedule.Price(valueOf, TermsOf(authority, on), standOf);

    /// <summary>The nearest authority upwards that bills for itself; where none is published, the authority itself, without a number.</summary>
    public BillingSeller SellerOf(Authority authority, DateOnly on)
    {
        var rules = catalog.InForce<TaxRules>(TaxRules.OfTheKingdom, on)?.Content;
        foreach (var above in geography.Upwards(authority))
            if (rules?.Sellers.FirstOrDefault(seller => seller.Authority == above.Code) is { } seller)
                return new(above, seller.Name ?? above.Name, seller.VatNumber, seller.Source.Illustrative);
        return new(authority, authority.Name, null, false);
    }

    private VatTerms TermsOf(Authority? authority, DateOnly on)
    {
        if (catalog.InForce<TaxRules>(TaxRules.OfTheKingdom, on)?.Content.RateOn(on) is not { } rate) return VatTerms.None;
        if (authority is null) return new(null, CommonFacts.Municipality);
        return SellerOf(authority, on).VatNumber is null ? new(null, SystemNames.VatNumber) : new(rate.Percent);
    }
}
