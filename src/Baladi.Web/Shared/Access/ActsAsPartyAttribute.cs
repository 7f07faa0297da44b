using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People.Mandates;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// On pages of one case, the address says for whom one acts: who holds a mandate of its applicant, or of the other party that is asked, and has chosen
/// nobody, acts for that side in this request, and reads so in the header.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAsPartyAttribute(bool other = false) : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var current = services.GetRequiredService<CurrentActor>();
        if (current.Actor is { ActingFor: null, Mandates.Count: > 0 } actor && Reference.Parse(context.RouteData.Values["reference"] as string) is { } reference)
        {
            var access = services.GetRequiredService<CaseAccess>();
            var found = await (other ? access.AskedOf(actor) : access.AppliedForBy(actor)).AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, context.HttpContext.RequestAborted);
            if (found is not null && (other ? Side.Party(found)! : Side.Applicant(found)) is var side && side.Obstacle(actor) is not null)
                current.Actor = actor with { ActingFor = actor.ChoiceFor(side.EstablishmentId, side.PersonId, found.ServiceCode) };
        }
        await next();
    }
}
