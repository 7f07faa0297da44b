using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.MyData;
using Baladi.Web.Areas.Account.Passkeys;
using Baladi.Web.Areas.Account.Recovery;
using Baladi.Web.Areas.Account.Register;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.StepUp;
using Baladi.Web.Areas.Development.Clock;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baladi.Web.Hosting;

public static class Accounts
{
    /// <summary>Sign-in with ASP.NET Core Identity, sessions in a cookie, and the actor of each request.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.User.AllowedUserNameCharacters = "0123456789abcdef";
            options.Password.RequiredLength = 12;
            // Length and a list of leaked passwords protect better than rules on characters (ASVS 6.2).
            options.Password.RequireNonAlphanumeric = options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<BaladiDbContext>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<CurrentActor>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = SiteCookies.Session;
            options.Cookie.HttpOnly = true;
            // Lax, not Strict: the payer who comes back from the gateway is still signed in.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Session.Idle;
            options.SlidingExpiration = true;
            // Whether a session holds is asked of its row with every request, and not now and then of the account's stamp.
            options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            // Sessions live by the machine's clock: moving a demo clock by a week signs nobody out.
            options.TimeProvider = TimeProvider.System;
            options.Events.OnRedirectToLogin = LostSession.ToSignInAsync;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = SiteCookies.SecondFactor;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = PasswordSignIn.ValidateAsync;
            options.TimeProvider = TimeProvider.System;
        });
        services.AddSingleton<DataPage>().AddSingleton<DataArchive>();
        services.TryAddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        // Elsewhere the address in front of the developer counts, whatever it is called.
        services.AddOptions<IdentityPasskeyOptions>().Configure<Settings, IHostEnvironment>((options, settings, environment) =>
            options.ServerDomain = environment.IsProduction() ? settings.Installation.Portal.Host : null);
        services.AddSingleton<KeptForms>().AddSingleton<RegistrationCookie>().AddSingleton<RecoveryCookie>();
        services.AddScoped<PasswordSignIn>().AddScoped<Entry>().AddScoped<StepUpPages>().AddScoped<PasskeyCeremony>().AddScoped<DemoClock>();
        services.AddPolicies();
        return services;
    }
}
