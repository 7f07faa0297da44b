using Baladi.Web.Areas.Account.NationalSignOn;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Baladi.Web.Hosting;

/// <summary>The national single sign-on, by OpenID Connect, where it is configured.</summary>
public static class NationalSignOn
{
    public static WebApplicationBuilder AddNationalSignOn(this WebApplicationBuilder builder)
    {
        var settings = NationalSignOnSettings.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        services.AddSingleton(new VerificationWays(NationalSignOn: settings is not null));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, options =>
        {
            options.Cookie.Name = SiteCookies.NationalSignOn;
            // Lax: the browser comes back from the sign-on.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            options.TimeProvider = TimeProvider.System;
        });
        services.AddSingleton<ActingChoice>();
        if (settings is null) return builder;

        services.AddSingleton(settings);
        services.AddAuthentication().AddOpenIdConnect(NationalSignOnSettings.Scheme, options =>
        {
            options.Authority = settings.Authority.ToString();
            options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // In the address, so that the cookies of the way there can be lax; code and state alone are of no use to who reads it.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.CallbackPath = "/account/national-sign-on/return";
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            options.GetClaimsFromUserInfoEndpoint = settings.UserInfo;
            options.ClaimActions.Clear();
            foreach (var claim in settings.Claims) options.ClaimActions.MapJsonKey(claim, claim);
            options.Scope.Clear();
            foreach (var scope in settings.Scopes.Append("openid").Distinct()) options.Scope.Add(scope);
            options.TokenValidationParameters.NameClaimType = settings.IdClaim;
            options.TimeProvider = TimeProvider.System;
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
            options.Events.OnRemoteFailure = context =>
            {
                // Given up, expired or tampered with: back to the page that explains, without what the sign-on wrote.
                var language = context.Properties?.RedirectUri?.StartsWith("/en/", StringComparison.Ordinal) == true ? "en" : "ar";
                context.Response.Redirect($"/{language}/account/national-sign-on/failed");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        return builder;
    }
}
