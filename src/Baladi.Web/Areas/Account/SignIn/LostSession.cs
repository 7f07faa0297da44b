using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Baladi.Web.Areas.Account.SignIn;

/// <summary>Somebody without a session asked for a page that needs one: perhaps they had one when they opened the form they now send.</summary>
public static class LostSession
{
    /// <summary>The form that was just received without a session, on its way to the sign-in page.</summary>
    internal sealed record Received(string Sealed);

    /// <summary>
    /// To the sign-in page in the language of the page that was asked for, and back to it afterwards; a form is answered with the
    /// sign-in page itself, holding what was typed. Programs get the bare status.
    /// </summary>
    public static async Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            context.Response.Redirect(Address(request.PathBase + request.Path + request.QueryString));
        else if (await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(request) is { } kept)
            await ShowSignInAsync(context.HttpContext, kept);
        // The address of a form is not a page; the page it stood on is.
        else context.Response.Redirect(Address(Referer(request)));
    }

    private static string Address(string? returnUrl) =>
        $"/{Texts.Language}/account/sign-in{(returnUrl is null ? "" : QueryString.Create("returnUrl", returnUrl))}";

    internal static string? Referer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value && RedirectHttpResult.IsLocalUrl(uri.PathAndQuery) ? uri.PathAndQuery : null;

    private static async Task ShowSignInAsync(HttpContext context, string kept)
    {
        var endpoint = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .First(endpoint => endpoint.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName == Routes.SignIn);
        var request = context.Request;
        request.Method = HttpMethods.Get;
        request.Path = $"/{Texts.Language}/account/sign-in";
        request.QueryString = QueryString.Empty;
        request.RouteValues.Clear();
        request.RouteValues[CultureConvention.Key] = Texts.Language;
        foreach (var (key, value) in endpoint.Metadata.GetRequiredMetadata<ControllerActionDescriptor>().RouteValues) request.RouteValues[key] = value;
        // What was typed for another page is not to be bound by this one.
        context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Features.Set(new Received(kept));
        context.SetEndpoint(endpoint);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await endpoint.RequestDelegate!(context);
    }
}
