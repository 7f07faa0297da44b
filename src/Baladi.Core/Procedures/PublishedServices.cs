using Baladi.Core.Language;
using Baladi.Core.People.Mandates;
using Baladi.Core.Publishing;

namespace Baladi.Core.Procedures;

/// <summary>The services that are published today, for whoever limits a delegation to some.</summary>
public sealed class PublishedServices(PublishedCatalog catalog) : IServiceCodes
{
    public bool Offers(string code) => catalog.InForce<Procedure>(code) is not null;

    public IEnumerable<(string Code, LocalizedText Name)> All() => catalog.AllInForce<Procedure>().Select(published => (published.Content.Code, published.Content.Service.Name));
}
