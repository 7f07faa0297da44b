using System.Globalization;
using Baladi.Core.Language;

namespace Baladi.Web.Shared.Localization;

/// <summary>
/// The language comes from the path alone, so that a page is the same for everybody who follows its link. It runs first:
/// error pages, which are executed under another path, keep the language of the page that was asked for.
/// </summary>
public sealed class CultureMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var culture = Cultures.For(Cultures.LanguageOf(context.Request.Path) ?? Languages.Arabic);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        await next(context);
    }
}
