using Baladi.Web.Areas.Administration.Appoint;
using Baladi.Web.Areas.Administration.Payments;
using Baladi.Web.Areas.Administration.People;
using Baladi.Web.Areas.Administration.Posts;

namespace Baladi.Web.Areas.Administration;

public static class AdministrationServices
{
    /// <summary>What puts the pages of the administration together.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<FoundPeople>().AddScoped<PeoplePages>().AddScoped<AppointPages>().AddScoped<PostPages>().AddScoped<PaymentPages>().AddSingleton<PaymentTables>();
}
