using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People.Mandates;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// On pages of one case, the address says for whom one acts: who holds a mandate of its applicant, and has chosen nobody, acts for
/// that applicant in this request, and reads so in the header.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAsPartyAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var current = services.GetRequiredService<CurrentActor>();
        if (current.Actor is { ActingFor: null, Mandates.Count: > 0 } actor && Reference.Parse(context.RouteData.Values["reference"] as string) is { } reference)
        {
            var found = await services.GetRequiredService<CaseAccess>().AppliedForBy(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, context.HttpContext.RequestAborted);
            if (found is not null && CaseAccess.ActingObstacle(actor, found) is not null)
                current.Actor = actor with { ActingFor = actor.ChoiceFor(found.EstablishmentId, found.ApplicantPersonId, found.ServiceCode) };
        }
        await next();
    }
}
