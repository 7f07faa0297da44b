using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Baladi.Web.Shared.Security;

/// <summary>What somebody who is signed in is answered is kept by no cache, their own browser's included, unless the page says otherwise.</summary>
public sealed class PersonalAnswers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            if (context.User.Identity is { IsAuthenticated: true } && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}

/// <summary>Where a session begins, ends or is found wanting, whoever does it: told to the log, and to the browser when it ends.</summary>
public sealed class WatchedAuthentication(IAuthenticationService inner, SecurityLog log) : IAuthenticationService
{
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => inner.AuthenticateAsync(context, scheme);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => inner.ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => inner.ForbidAsync(context, scheme, properties);

    public async Task SignInAsync(HttpContext context, string? scheme, System.Security.Claims.ClaimsPrincipal principal, AuthenticationProperties? properties)
    {
        await inner.SignInAsync(context, scheme, principal, properties);
        log.Write(context, scheme == IdentityConstants.ApplicationScheme ? SecurityEvent.SignedIn : SecurityEvent.FirstFactor, SecurityLog.AccountOf(principal));
    }

    public async Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        var account = SecurityLog.AccountOf(context.User);
        await inner.SignOutAsync(context, scheme, properties);
        if (scheme != IdentityConstants.ApplicationScheme || account is null) return;
        log.Write(context, SecurityEvent.SignedOut, account);
        // The next person at this computer must not get back to the pages by the browser's own copies.
        if (!context.Response.HasStarted) context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <summary>Around whatever service there is.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var known = services.Last(service => service.ServiceType == typeof(IAuthenticationService));
        services.Remove(known);
        services.AddSingleton<SecurityLog>();
        services.Add(new(typeof(IAuthenticationService), provider => new WatchedAuthentication((IAuthenticationService)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!), provider.GetRequiredService<SecurityLog>()), known.Lifetime));
    }
}
