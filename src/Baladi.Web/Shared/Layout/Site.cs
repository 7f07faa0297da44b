using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Layout;

/// <param name="Route">A name of <see cref="Routes"/>; the text is <c>nav.{Route}</c>.</param>
/// <param name="Icon">Shown where the menu is drawn with icons.</param>
public sealed record NavItem(string Route, string Icon)
{
    public string Text => "nav." + Route;
}

/// <summary>The menus of the portal, in one place. An entry appears once a page bears its route name.</summary>
public static class Site
{
    public static readonly IReadOnlyList<NavItem> Main =
    [
        new(Routes.Services, "grid"),
        new(Routes.Requirements, "list"),
        new(Routes.Plans, "plan"),
        new(Routes.Maps, "map"),
        new(Routes.Suggestions, "chat"),
        new(Routes.Performance, "chart"),
        new(Routes.Licenses, "license"),
        new(Routes.Verify, "verify"),
    ];

    public static readonly IReadOnlyList<NavItem> Account =
    [
        new(Routes.Licenses, "license"),
        new(Routes.Plans, "plan"),
        new(Routes.Desk, "tasks"),
        new(Routes.Administration, "settings"),
        new(Routes.Profile, "person"),
    ];

    public static readonly IReadOnlyList<NavItem> FooterServices =
    [
        new(Routes.Services, "grid"),
        new(Routes.Requirements, "list"),
        new(Routes.RequirementFinder, "search"),
        new(Routes.Maps, "map"),
        new(Routes.Verify, "verify"),
        new(Routes.Suggestions, "chat"),
        new(Routes.Consultations, "chat"),
        new(Routes.Performance, "chart"),
    ];

    public static readonly IReadOnlyList<NavItem> FooterAbout =
    [
        new(Routes.About, "info"),
        new(Routes.Contact, "phone"),
        new(Routes.Accessibility, "person"),
        new(Routes.Privacy, "lock"),
    ];

    /// <summary>The entries whose pages exist, with their addresses.</summary>
    public static IEnumerable<(NavItem Item, string Address)> In(this IReadOnlyList<NavItem> items, IUrlHelper url) =>
        from item in items let address = url.RouteUrl(item.Route) where address is not null select (item, address);

    /// <summary>The address the page asked for lies at or below, the closest one; null where none is.</summary>
    public static string? Current(this HttpRequest request, IEnumerable<string> addresses) =>
        addresses.Where(address => (request.PathBase + request.Path).StartsWithSegments(address)).MaxBy(address => address.Length);
}
