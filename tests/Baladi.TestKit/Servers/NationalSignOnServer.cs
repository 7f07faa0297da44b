using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Baladi.TestKit.Servers;

/// <summary>
/// A real OpenID Connect server at a port of its own: discovery, code with PKCE, client secret, signed ID tokens. It asks nobody
/// for a password; whoever comes is <see cref="Person"/>, and nobody where that is null.
/// </summary>
public sealed class NationalSignOnServer : IAsyncDisposable
{
    public const string ClientId = "baladi";
    public const string ClientSecret = "a secret of tests";
    private readonly WebApplication application;

    private NationalSignOnServer(WebApplication application) => this.application = application;

    /// <summary>The claims of whoever is at the sign-on; "sub" among them.</summary>
    public IReadOnlyDictionary<string, string>? Person { get; set; }

    public Uri Address => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["NationalSignOn:Authority"] = Address.ToString(),
        ["NationalSignOn:ClientId"] = ClientId,
        ["NationalSignOn:ClientSecret"] = ClientSecret,
    };

    public static async Task<NationalSignOnServer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        NationalSignOnServer? server = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().EnableDegradedMode();
            options.RegisterScopes(Scopes.Profile);
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.RedirectUri?.EndsWith("/account/national-sign-on/return", StringComparison.Ordinal) != true) context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (server!.Person is not { } person) context.Reject(Errors.AccessDenied);
                else context.SignIn(PrincipalOf(person));
                return default;
            }));
        });
        var application = builder.Build();
        application.UseAuthentication();
        server = new(application);
        await application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static ClaimsPrincipal PrincipalOf(IReadOnlyDictionary<string, string> person)
    {
        var identity = new ClaimsIdentity("national");
        foreach (var (name, value) in person) identity.AddClaim(new Claim(name, value).SetDestinations(Destinations.IdentityToken));
        return new(identity);
    }
}
