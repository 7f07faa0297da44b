using System.Text.Json;
using System.Text.Json.Serialization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Baladi.Web.Areas.Account;
using Baladi.Web.Areas.Requirements;
using Baladi.Web.Areas.Licenses.Applications;
using Baladi.Web.Areas.Maps.Tiles;
using Baladi.Web.Areas.Licenses.Applications.Answers;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Areas.Administration;
using Baladi.Web.Areas.Desk;
using Baladi.Web.Areas.SupportCentre.Visits;
using Baladi.Web.Pages.Home;
using Baladi.Web.Pages.Search;
using Baladi.Web.Pages.Services;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Baladi.Web.Shared.TagHelpers;
using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Baladi.Web.Hosting;

public static class WebServices
{
    /// <summary>Pages, texts, headers, errors and the shared cache; nothing of the domain.</summary>
    public static WebApplicationBuilder AddBaladiWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Forms are small; actions that take documents say how large they may be.
            options.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        // Nobody waits longer, and nothing works on for somebody who has gone. Uploads, which take their time to arrive, say how long.
        services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromMinutes(1), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        WatchedAuthentication.Decorate(services);
        services.AddTexts(strict: builder.Environment.IsDevelopment());
        services.AddPages();
        services.AddProblemDetails();
        services.AddApiDescription();
        services.AddSecurityHeaderPolicies(policies => policies.AddPolicy(SecurityHeaders.Uploads, SecurityHeaders.ForUploads));
        services.AddHttpContextAccessor();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<SameTagHelper.Kept>();
        services.AddSingleton<ServiceCards>().AddSingleton<SearchPages>();
        services.AddSingleton<FactFields>();
        services.AddSingleton<ClauseWords>();
        services.AddHybridCache();
        services.AddSingleton<TileCache>();
        services.AddScoped<HomeContent>();
        services.AddSingleton<PriceSoFar>();
        services.AddScoped<OpenDraft>();
        services.AddScoped<AnswersReader>();
        services.AddCasePages(builder.Configuration);
        services.AddAccountLimits(builder.Configuration);
        services.AddProxies(builder.Configuration);
        services.AddDesk();
        services.AddRequirementPages();
        services.AddAdministration();
        services.AddLookupLimit(builder.Configuration);
        services.Configure<DemoOptions>(builder.Configuration.GetSection("Demo"));
        services.PostConfigure<DemoOptions>(options => options.Enabled |= builder.Environment.IsDevelopment() && builder.Configuration["Demo:Enabled"] is null);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SiteCookies.Antiforgery;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = SiteCookies.TempData);
        services.AddOutputCache(options => options.AddPolicy(PublicPagePolicy.Name, new PublicPagePolicy(builder.Configuration.GetValue("Site:PublicCache", true))));
        services.AddResponseCompression(options =>
        {
            // Antiforgery tokens are masked anew for every answer, so their length and bytes say nothing to a listener.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }

    private static void AddTexts(this IServiceCollection services, bool strict)
    {
        // Loaded here and not on first use: an incomplete translation keeps the application from starting.
        var texts = Texts.Embedded(strict);
        services.AddSingleton(texts);
        services.AddSingleton<TextsLocalizer>();
        services.AddSingleton<IStringLocalizer>(provider => provider.GetRequiredService<TextsLocalizer>());
        services.AddSingleton<IStringLocalizerFactory>(provider => provider.GetRequiredService<TextsLocalizer>());
        services.AddSingleton<Dates>();
        services.AddSingleton<Problems>();
        // Arabic stands in the page as it is, not as character references.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(options => options.ModelBindingMessageProvider.Use(texts));
        ValidatorOptions.Global.LanguageManager = new TextsLanguageManager(texts);
        ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;
        services.AddValidatorsFromAssemblyContaining<Texts>(includeInternalTypes: true);
        services.AddFluentValidationAutoValidation();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddControllersWithViews(options =>
        {
            options.Conventions.Add(new CultureConvention());
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add<SecurityWatch.Filter>();
            options.Filters.Add<ReadableAddress>();
            // Nothing here names its fields as jQuery does, and what only looks like it throws.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.Add(new AddressFirst());
            options.ModelBinderProviders.Insert(0, new TypedBinderProvider());
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddJsonOptions(json =>
        {
            json.JsonSerializerOptions.RespectNullableAnnotations = true;
            json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            // Its messages name our types.
            json.AllowInputFormatterExceptionMessages = false;
        });
        // Not LowercaseUrls: it would also change references and tokens, whose case counts.
        services.Configure<RouteOptions>(options => options.ConstraintMap.Add(CultureConvention.Key, typeof(CultureRouteConstraint)));
        services.Configure<RazorViewEngineOptions>(options =>
        {
            // A page's controller, model and views share a folder.
            options.AreaViewLocationFormats.Insert(0, "/Areas/{2}/{1}/{0}.cshtml");
            options.AreaViewLocationFormats.Add("/Areas/{2}/{0}.cshtml");
            options.AreaViewLocationFormats.Add("/Shared/{0}.cshtml");
            options.ViewLocationFormats.Insert(0, "/Pages/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Shared/{0}.cshtml");
        });
        CultureLinkGenerator.Decorate(services);
    }
}
