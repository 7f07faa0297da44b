using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Areas.Desk.Corrections;
using Baladi.Web.Areas.Desk.Decisions;
using Baladi.Web.Areas.Desk.Queue;

namespace Baladi.Web.Areas.Desk;

public static class DeskServices
{
    /// <summary>What puts the pages of officers together.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<Deadlines>().AddScoped<QueuePages>()
        .AddScoped<ClauseLists>().AddScoped<FactLists>().AddScoped<Histories>().AddScoped<CasePages>()
        .AddScoped<Consequences>().AddScoped<CorrectionsPages>().AddScoped<NotForYouPages>();
}
