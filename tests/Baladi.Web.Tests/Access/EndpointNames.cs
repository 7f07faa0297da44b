using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Baladi.Web.Tests.Access;

/// <summary>How an endpoint is called in <see cref="AccessTable"/>.</summary>
internal static class EndpointNames
{
    public static string Of(RouteEndpoint endpoint) =>
        $"{string.Join('/', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]) switch { "" => "ANY", var methods => methods }} /{Address(endpoint.RoutePattern)}";

    private static string Address(RoutePattern pattern) =>
        pattern.RawText!.TrimStart('/').Replace($"{{{CultureConvention.Key}:{CultureConvention.Key}}}", "ar", StringComparison.Ordinal).TrimEnd('/');
}
