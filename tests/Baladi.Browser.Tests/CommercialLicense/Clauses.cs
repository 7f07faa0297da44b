using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>Looks clauses up as they are published, so that a journey names no text of its own.</summary>
internal static class Clauses
{
    /// <summary>The Arabic title of the measured clause of a document that reads the fact.</summary>
    public static string TitleOf(IServiceProvider services, string document, string fact) =>
        services.GetRequiredService<PublishedCatalog>().AllInForce<RequirementDocument>().First(d => d.Content.Code == document).Content.Clauses
            .First(clause => clause.Measure?.Value.Expression.Names.Contains(fact) == true).Title.Ar;
}
