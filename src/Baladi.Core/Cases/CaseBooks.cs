using Baladi.Core.Basics;
using Baladi.Core.Maps;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>Makes the book of names and values that rules, prices and guards of a case are evaluated with.</summary>
public sealed class CaseBooks(PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    public FactBook Of(CaseFile file) => file.Book(new FactNames(catalog), catalog, geography, time.Today());
}
