using Baladi.Web.Shared.Caching;
using Microsoft.AspNetCore.OpenApi;

namespace Baladi.Web.Hosting;

/// <summary>The OpenAPI document of <c>/api/v1</c>, made from the controllers themselves; pages are no part of it.</summary>
public static class ApiDescription
{
    private const string Version = "v1";
    private const string Root = "api/v1/";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = described => described.RelativePath?.StartsWith(Root, StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Baladi";
            document.Info.Version = Version;
            // The address it is read at says where it is served.
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    // The same for everybody, and some work to make.
    public static void MapApiDescription(this WebApplication app) =>
        app.MapOpenApi($"/openapi/{Version}.json").AllowAnonymous().CacheOutput(PublicPagePolicy.Name);
}
