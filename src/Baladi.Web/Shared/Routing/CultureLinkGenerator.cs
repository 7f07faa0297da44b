using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Shared.Routing;

/// <summary>
/// Links stay in the language of the request. Routing drops the current page's route values as soon as a link leads to
/// another action, and every link in every view would have to repeat the language.
/// </summary>
internal sealed class CultureLinkGenerator(LinkGenerator inner) : LinkGenerator
{
    public static void Decorate(IServiceCollection services)
    {
        var existing = services.Last(service => service.ServiceType == typeof(LinkGenerator));
        services.Remove(existing);
        services.AddSingleton<LinkGenerator>(provider =>
            new CultureLinkGenerator((LinkGenerator)ActivatorUtilities.CreateInstance(provider, existing.ImplementationType!)));
    }

    public override string? GetPathByAddress<TAddress>(HttpContext httpContext, TAddress address, RouteValueDictionary values, RouteValueDictionary? ambientValues = null, PathString? pathBase = null, FragmentString fragment = default, LinkOptions? options = null) =>
        Generate(values, all => inner.GetPathByAddress(httpContext, address, all, ambientValues, pathBase, fragment, options));

    public override string? GetPathByAddress<TAddress>(TAddress address, RouteValueDictionary values, PathString pathBase = default, FragmentString fragment = default, LinkOptions? options = null) =>
        Generate(values, all => inner.GetPathByAddress(address, all, pathBase, fragment, options));

    public override string? GetUriByAddress<TAddress>(HttpContext httpContext, TAddress address, RouteValueDictionary values, RouteValueDictionary? ambientValues = null, string? scheme = null, HostString? host = null, PathString? pathBase = null, FragmentString fragment = default, LinkOptions? options = null) =>
        Generate(values, all => inner.GetUriByAddress(httpContext, address, all, ambientValues, scheme, host, pathBase, fragment, options));

    public override string? GetUriByAddress<TAddress>(TAddress address, RouteValueDictionary values, string scheme, HostString host, PathString pathBase = default, FragmentString fragment = default, LinkOptions? options = null) =>
        Generate(values, all => inner.GetUriByAddress(address, all, scheme, host, pathBase, fragment, options));

    private static string? Generate(RouteValueDictionary values, Func<RouteValueDictionary, string?> generate)
    {
        if (values.ContainsKey(CultureConvention.Key)) return generate(values);
        var link = generate(new(values) { [CultureConvention.Key] = Texts.Language });
        // A route that has no language would carry it in its query.
        return link is not null && link.Contains(CultureConvention.Key + "=", StringComparison.Ordinal) ? generate(values) : link;
    }
}
