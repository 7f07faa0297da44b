using Baladi.Core.Basics;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>Makes the book of names and values that rules, prices and guards of a case are evaluated with.</summary>
public sealed class CaseBooks(PublishedCatalog catalog, Geography geography, Pricing pricing, TimeProvider time)
{
    public FactBook Of(CaseFile file)
    {
        var book = file.Book(new FactNames(catalog), catalog, geography, time.Today());
        // What fines come to decides what follows; the fees of an application never do.
        if (file.ViolationsIn(catalog).ArePublished && PriceOf(file, book) is { IsComplete: true } price) book.Price(price.Total.Riyals);
        return book;
    }

    /// <summary>What it comes to as it stands; null where it is free.</summary>
    public Price? PriceOf(CaseFile file, FactBook book)
    {
        if (file.Pinned(FeeSchedule.Kind).Select(id => (long?)id).SingleOrDefault() is not { } schedule) return null;
        return pricing.Price(catalog.Version<FeeSchedule>(schedule).Content, book.Of, geography.Authority(file.Case.AuthorityId), time.Today(), new CaseWaivers(catalog, [schedule], file.WaiverDecisions).StandOf);
    }
}
