using Baladi.Core.Basics;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases;

/// <summary>A service that can change something, or why it cannot today.</summary>
/// <param name="UnderWay">The case of it that is open; null where none is.</param>
public sealed record OfferedService(Procedure Procedure, Guard? Closed, string? UnderWay)
{
    public bool IsOpen => Closed is null && UnderWay is null;
}

/// <summary>Which services are open to a license today, by what they publish about themselves.</summary>
public sealed class OpenServices(PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    /// <summary>Every service for licenses of its kind, in the order of the catalog.</summary>
    /// <param name="official">Those that staff begin, or those of holders.</param>
    public IReadOnlyList<OfferedService> Of(CaseSubject subject, bool official) =>
        [.. from published in catalog.AllInForce<Procedure>(time.Today())
            let procedure = published.Content
            where procedure.Concerns?.Covers(subject.ServiceCode) == true && procedure.IsOfficial == official
            orderby procedure.Service.Order
            select new OfferedService(procedure, Closed(procedure, subject), UnderWay(procedure, subject))];

    /// <summary>Why a service cannot be begun; null where it can. Problems: service-not-open with the published words, service-under-way with the reference.</summary>
    public Problem? Obstacle(Procedure procedure, CaseSubject subject) =>
        UnderWay(procedure, subject) is { } reference ? new("service-under-way", "", reference)
        : Closed(procedure, subject) is { } guard ? new("service-not-open", "", guard.Otherwise)
        : null;

    private Guard? Closed(Procedure procedure, CaseSubject subject)
    {
        var today = time.Today();
        var book = new FactBook(new FactNames(catalog), subject.Standing.ToDictionary(), today).Derive(catalog, geography).About(subject, today, procedure.Code);
        return procedure.Concerns!.Opens.FirstOrDefault(guard => !guard.Holds(book.Of));
    }

    private static string? UnderWay(Procedure procedure, CaseSubject subject) => subject.UnderWay.FirstOrDefault(open => open.Service == procedure.Code)?.Reference;
}
