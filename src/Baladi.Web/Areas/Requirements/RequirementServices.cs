using Baladi.Web.Areas.Requirements.Catalog;
using Baladi.Web.Areas.Requirements.Documents;
using Baladi.Web.Areas.Requirements.Finder;

namespace Baladi.Web.Areas.Requirements;

public static class RequirementServices
{
    public static IServiceCollection AddRequirementPages(this IServiceCollection services) => services.AddSingleton<CatalogPages>().AddSingleton<DifferenceTexts>().AddSingleton<RequirementPapers>().AddScoped<DocumentPages>().AddScoped<FinderPages>();
}
