using System.Collections.Concurrent;
using System.Security.Claims;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Layout;

/// <param name="Route">A name of <see cref="Routes"/>; the text is <c>nav.{Route}</c>.</param>
/// <param name="Icon">Shown where the menu is drawn with icons.</param>
/// <param name="Policy">Whom the page lets in; nobody else is shown the way to it.</param>
public sealed record NavItem(string Route, string Icon, string? Policy = null)
{
    public string Text => "nav." + Route;
}

/// <summary>The menus of the portal, in one place. An entry appears once a page bears its route name.</summary>
public static class Site
{
    public static readonly IReadOnlyList<NavItem> Main =
    [
        new(Routes.Desk, "tasks", Policies.Desk),
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
        new(Routes.Desk, "tasks", Policies.Desk),
        new(Routes.SupportCentre, "person", Policies.SupportCentre),
        new(Routes.Administration, "settings", Policies.Administration),
        new(Routes.ActingFor, "building"),
        new(Routes.Delegations, "verify"),
        new(Routes.InMyName, "eye"),
        new(Routes.Following, "bell"),
        new(Routes.Profile, "person"),
    ];

    public static readonly IReadOnlyList<NavItem> FooterServices =
    [
        new(Routes.Services, "grid"),
        new(Routes.Requirements, "list"),
        new(Routes.RequirementFinder, "search"),
        new(Routes.Maps, "map"),
        new(Routes.Verify, "verify"),
        new(Routes.LicenseRegister, "license"),
        new(Routes.PostAudits, "verify"),
        new(Routes.Inspections, "eye"),
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
        new(Routes.OpenData, "download"),
    ];

    // They never change while the portal runs, and every page asks for a dozen.
    private static readonly ConcurrentDictionary<(string Route, string Language, string? Base), string> Addresses = new();

    /// <summary>The entries whose pages exist, with their addresses.</summary>
    public static IEnumerable<(NavItem Item, string Address)> In(this IReadOnlyList<NavItem> items, IUrlHelper url) =>
        from item in items
        let address = Addresses.GetOrAdd((item.Route, Texts.Language, url.ActionContext.HttpContext.Request.PathBase.Value), (key, url) => url.RouteUrl(key.Route) ?? "", url)
        where address.Length > 0
        select (item, address);

    /// <summary>As <see cref="In"/>, without those whose pages would refuse the user.</summary>
    public static async Task<IReadOnlyList<(NavItem Item, string Address)>> ForAsync(this IReadOnlyList<NavItem> items, IUrlHelper url, ClaimsPrincipal user, IAuthorizationService access)
    {
        var open = new List<(NavItem, string)>();
        foreach (var (item, address) in items.In(url))
            if (item.Policy is null || (user.Identity is { IsAuthenticated: true } && (await access.AuthorizeAsync(user, item.Policy)).Succeeded)) open.Add((item, address));
        return open;
    }

    /// <summary>The address the page asked for lies at or below, the closest one; null where none is.</summary>
    public static string? Current(this HttpRequest request, IEnumerable<string> addresses) =>
        addresses.Where(address => (request.PathBase + request.Path).StartsWithSegments(address)).MaxBy(address => address.Length);
}
