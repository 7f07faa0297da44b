using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Every endpoint of the running application that answers GET, by its route pattern.</summary>
internal static class GetEndpoints
{
    public const string ErrorPage = "error/{status:int}";
    private const string Language = "{culture:culture}";

    /// <summary>Those that are no page of their own, and why. Everything else has to be visited.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotPages = new Dictionary<string, string>
    {
        ["/"] = "leads to the home page",
        ["{**path}"] = "what no other endpoint answers: not found, which is visited as an error page",
        ["/health/live"] = "a probe",
        ["/health/ready"] = "a probe",
        ["/metrics"] = "figures for operators, as text",
        ["v/{token}"] = "leads to the page of the license in the reader's language",
        ["{culture}/licenses/verify/{token}/signed"] = "the license as it was signed, for programs",
        ["api/v1/authorities"] = "the authorities, for programs",
        ["api/v1/cities"] = "the cities, for programs",
        ["api/v1/activities"] = "the activities, for programs",
        ["api/v1/facts"] = "what can be asked, for programs",
        ["api/v1/services"] = "the services, for programs",
        ["api/v1/services/{code}"] = "a service, for programs",
        ["api/v1/requirements"] = "the requirement documents, for programs",
        ["api/v1/requirements/{code}"] = "a requirement document, for programs",
        ["api/v1/requirements/{code}/versions/{version:int}"] = "a version of a requirement document, for programs",
        ["{culture}/requirements/{code}/download/{format}"] = "a document as a file",
        ["{culture}/administration/publications/drafts/{draft}/export/{format}"] = "a draft as a file",
        ["api/v1/search"] = "the search, for programs",
        ["{culture}/search/suggestions"] = "what somebody who is typing may mean, for a script",
        ["api/v1/licenses"] = "the register, for programs",
        ["api/v1/licenses/{number}"] = "a license of the register, for programs",
        ["api/v1/licenses/post-audits/{day}"] = "a draw of the post-audit, for programs",
        ["api/v1/licenses/keys"] = "public keys, for programs",
        ["api/v1/licenses/keys/{kid}.pem"] = "a public key, for programs",
        ["api/v1/licenses/status/{year:int}"] = "a status list, for programs",
        ["api/v1/open-data/licenses.csv"] = "the register as a table, for programs",
        ["api/v1/open-data/licenses.json"] = "the register as a table, for programs",
        ["/tiles/{layer}/{z:int}/{x:int}/{y:int}.mvt"] = "a tile, for programs",
        ["/tiles/{layer}.json"] = "what the tiles of a layer hold, for programs",
        ["api/v1/places/at"] = "what is known of a place, for programs",
        ["/openapi/v1.json"] = "what the API is, for programs",
        ["{culture}/licenses/cases/{reference}/invoices/{paper:long}/document.pdf"] = "a PDF",
        ["{culture}/administration/payments/waivers/export.csv"] = "a table as a file",
        ["{culture}/desk/cases/{reference}/waivers"] = "leads to the case",
        ["{culture}/licenses/cases/{reference}/documents/{id:long}"] = "an uploaded file",
        ["{culture}/licenses/{number}/document.pdf"] = "a PDF",
        ["{culture}/licenses/{number}/poster.pdf"] = "a PDF",
        ["{culture}/licenses/applications/{reference}/documents/{clause}/file"] = "an uploaded file",
        ["{culture}/licenses/cases/{reference}/corrections/{id:long}"] = "leads to its place on the page of all corrections",
        ["{culture}/account/national-sign-on"] = "leads to the national sign-on, where it is configured",
        ["{culture}/account/national-sign-on/done"] = "leads on from the national sign-on",
        ["{culture}/account/national-sign-on/failed"] = "not found where no national sign-on is configured; visited by its journey",
        ["{culture}/desk/cases/{reference}/documents/{id:long}"] = "an uploaded file",
        ["{culture}/administration/people/find"] = "leads to the list of people",
        ["{culture}/administration/operations/messages"] = "leads to the page of operations",
        ["{culture}/administration/people/export.csv"] = "a table as a file",
        ["{culture}/administration/payments/export.csv"] = "a table as a file",
        ["{culture}/administration/payments/refunds/export.csv"] = "a table as a file",
        ["{culture}/account/security/recovery-codes"] = "leads to the page of one's security: codes are shown once, by the post that makes them",
        ["{culture}/desk/cases/{reference}/judgements"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/waived-clauses"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/assignments"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/messages"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/visits/{id:long}"] = "leads to the visits of the case",
        ["{culture}/desk/cases/{reference}/photos"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/photos/{id:long}/remove"] = "leads to the case",
        ["{culture}/desk/cases/{reference}/notes"] = "leads to the case",
    };

    public static IReadOnlySet<string> In(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(HttpMethods.Get))
            .Select(NameOf).ToHashSet();

    public static string NameOf(RouteEndpoint endpoint) =>
        Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(endpoint.RoutePattern.RawText ?? "")).Replace(Language, "{culture}", StringComparison.Ordinal);
}
