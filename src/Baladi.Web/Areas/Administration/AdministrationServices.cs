using Baladi.Web.Areas.Administration.Appoint;
using Baladi.Web.Areas.Administration.Payments;
using Baladi.Web.Areas.Administration.People;
using Baladi.Web.Areas.Administration.Posts;
using Baladi.Web.Areas.Administration.Drafts;
using Baladi.Web.Areas.Administration.Lists;
using Baladi.Web.Areas.Administration.Publications;
using Baladi.Web.Areas.Administration.Clauses;
using Baladi.Web.Areas.Administration.Examples;
using Baladi.Web.Areas.Administration.Documents;

namespace Baladi.Web.Areas.Administration;

public static class AdministrationServices
{
    /// <summary>What puts the pages of the administration together.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddScoped<DraftPages>().AddScoped<PublicationPages>().AddSingleton<ListNames>().AddSingleton<AnswerWords>().AddSingleton<ConditionForms>().AddSingleton<FactChoices>().AddSingleton<ItemChoices>().AddSingleton<ItemForms>().AddSingleton<ItemFields>().AddSingleton<ClauseForms>().AddSingleton<ClauseFields>().AddSingleton<ExampleForms>().AddSingleton<DocumentFields>()
        .AddSingleton<FoundPeople>().AddScoped<PeoplePages>().AddScoped<AppointPages>().AddScoped<PostPages>().AddScoped<PaymentPages>().AddSingleton<PaymentTables>();
}
