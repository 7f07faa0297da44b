using Baladi.Web.Areas.Requirements.Catalog;
using Baladi.Web.Areas.Requirements.Documents;

namespace Baladi.Web.Areas.Requirements;

public static class RequirementServices
{
    public static IServiceCollection AddRequirementPages(this IServiceCollection services) => services.AddSingleton<CatalogPages>().AddSingleton<DifferenceTexts>().AddScoped<DocumentPages>();
}
