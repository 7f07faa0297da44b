using Baladi.Core.Language;

namespace Baladi.Web.Shared.Routing;

/// <summary><c>{culture:culture}</c>: one of the portal's languages.</summary>
public sealed class CultureRouteConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string language && Languages.All.Contains(language);
}
