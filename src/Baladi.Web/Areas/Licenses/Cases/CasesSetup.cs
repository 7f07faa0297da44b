using Baladi.Web.Api.Licenses;
using Baladi.Web.Areas.Licenses.Corrections;
using Baladi.Web.Areas.Licenses.Documents;
using Baladi.Web.Areas.Licenses.Licenses;
using Baladi.Web.Areas.Licenses.Register;
using Baladi.Web.Areas.Licenses.Verification;

namespace Baladi.Web.Areas.Licenses.Cases;

public static class CasesSetup
{
    /// <summary>What the pages of applications, payments and licenses are put together with.</summary>
    public static IServiceCollection AddCasePages(this IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<MyCasesReader>().AddScoped<CasePages>().AddScoped<LicensePages>().AddSingleton<ClauseLines>().AddSingleton<CaseHistory>().AddScoped<LicensePrint>().AddScoped<Invoices.InvoicePrint>().AddSingleton<CorrectionsPages>()
        .AddScoped<VerificationPages>().AddVerificationLimit(configuration).AddRegisterLimit(configuration).AddOpenDataLimit(configuration);
}
