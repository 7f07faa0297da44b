using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Areas.Licenses.Inspections;

/// <summary>What anybody may know of how licensed premises are inspected: who has a turn how often, what counts as a violation, and what it costs.</summary>
[Area("Licenses"), Route("licenses/inspections"), AllowAnonymous]
public sealed class InspectionsController(PublishedCatalog catalog) : Controller
{
    [HttpGet("", Name = Routes.Inspections), OutputCache(PolicyName = PublicPagePolicy.Name)]
    public IActionResult Index()
    {
        var service = catalog.AllInForce<Procedure>().FirstOrDefault(published => published.Content.Concerns?.Plan is not null);
        return service is null ? NotFound() : View(new InspectionsPage(service.Content, service.Content.Fees is { } fees ? catalog.InForce<FeeSchedule>(fees)?.Content : null, service.EffectiveFrom));
    }
}

public sealed record InspectionsPage(Procedure Service, FeeSchedule? Fines, DateOnly Updated)
{
    /// <summary>What a violation costs the first time, over the fee classes of the amanahs; null where that hangs on more.</summary>
    public (Money Least, Money Most)? Range(FeeLine line)
    {
        var amounts = Enumerable.Range(1, 5).Select(feeClass => line.Amount.Evaluate(name => name switch
        {
            SystemNames.FeeClass => Value.Of((decimal)feeClass),
            SystemNames.ViolationTimes => Value.Of(1m),
            _ => Value.Unknown(ValueKind.Number, name),
        })).ToList();
        return amounts.TrueForAll(amount => amount.IsKnown) ? (Money.FromRiyals(amounts.Min(amount => amount.Number)), Money.FromRiyals(amounts.Max(amount => amount.Number))) : null;
    }
}
