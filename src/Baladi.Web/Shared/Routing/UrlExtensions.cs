using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Routing;

public static class UrlExtensions
{
    /// <summary>The page that was asked for, query included; on an error page, the one that failed.</summary>
    public static string CurrentAddress(this IUrlHelper url)
    {
        var request = url.ActionContext.HttpContext.Request;
        var (path, query) = Asked(url);
        return request.PathBase + path + query;
    }

    /// <summary>The page that was asked for, without its query.</summary>
    public static string CurrentPath(this IUrlHelper url) => url.ActionContext.HttpContext.Request.PathBase + Asked(url).Path;

    /// <summary>The same page in the other language; the home page where the page has no language.</summary>
    public static string OtherLanguage(this IUrlHelper url)
    {
        var request = url.ActionContext.HttpContext.Request;
        var (path, query) = Asked(url);
        if (Cultures.LanguageOf(path) is not { } language) return $"{request.PathBase}/{Texts.OtherLanguage}";
        var rest = path.Value![(language.Length + 1)..];
        return $"{request.PathBase}/{Texts.OtherLanguage}{new PathString(rest.Length == 0 ? null : rest)}{query}";
    }

    private static (PathString Path, string? Query) Asked(IUrlHelper url)
    {
        var context = url.ActionContext.HttpContext;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } status) return (status.OriginalPath, status.OriginalQueryString);
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed) return (failed.Path, null);
        return (context.Request.Path, context.Request.QueryString.Value);
    }
}
