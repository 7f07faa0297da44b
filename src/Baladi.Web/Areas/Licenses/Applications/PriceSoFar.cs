using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Fees;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Applications;

/// <param name="Table">The lines that can be worked out already; null where there are none.</param>
/// <param name="Missing">What the rest depends on.</param>
public sealed record PriceView(bool IsFree, PriceTable? Table, IReadOnlyList<string> Missing)
{
    /// <summary>The waivers asked for, each with what it would come to; the table is without them.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Whether a line is taxed, and its authority is not set up to charge the tax: nobody can apply then.</summary>
    public bool NoSeller { get; init; }
}

/// <summary>The price of a draft, line by line, with how each amount comes about.</summary>
public sealed class PriceSoFar(PublishedCatalog catalog, Texts texts)
{
    public PriceView Of(DraftReview review)
    {
        if (review.Price is not { } price) return new(true, null, []);
        var names = new FactNames(catalog);
        var missing = price.Missing.Select(name => names.Find(Asked(name))).OfType<FactDefinition>().Select(fact => texts[fact.Label]).Distinct().ToList();
        var lines = price.Lines.Select(line => new PriceLine(texts[line.Text], How(line), line.Amount, line.Source.Illustrative, Waived(line))).ToList();
        return new(price.IsComplete && price.Total == Money.Zero, lines.Count == 0 ? null : new(texts[price.IsComplete ? "applications.price" : "applications.price.soFar"], lines, price.Total, Tax: price.Tax, Waived: price.Waived), missing)
        {
            Asked = [.. price.Asked.Select(waiver => Asked(waiver, price))],
            NoSeller = price.Missing.Any(name => name is SystemNames.VatRate or SystemNames.VatNumber),
        };
    }

    private string How(PricedLine line) => line.Vat is { } vat ? $"{texts[line.Explanation]} {texts["applications.price.vat", texts[vat.Ground]]}" : texts[line.Explanation];

    private string? Waived(PricedLine line) => line.Waiver is { } waiver
        ? texts["applications.price.waived", $"\u2066{line.Waived}\u2069", texts[waiver.Text], texts[waiver.Explanation]]
        : null;

    private string Asked(FeeWaiver waiver, Price price)
    {
        var lines = price.Lines.Where(line => waiver.Lines.Contains(line.Code)).ToList();
        return texts["applications.price.asked", texts[waiver.Text], $"\u2066{new Money(lines.Sum(line => waiver.Of(line.Amount).Halalas))}\u2069", string.Join(texts["ui.comma"], lines.Select(line => texts[line.Text]))];
    }

    // What the system derives, the applicant knows as the answer it follows from.
    private static string Asked(string name) => name switch
    {
        SystemNames.FeeClass => CommonFacts.Municipality,
        SystemNames.ActivityGroup => CommonFacts.Activity,
        _ => name,
    };
}
