using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Baladi.Web.Shared.Routing;

/// <summary>
/// What the address says goes before a form field of the same name: a form sent to one application must not name another. Only what stands
/// in the address itself counts, not the area, controller and action it leads to.
/// </summary>
public sealed class AddressFirst : IValueProviderFactory
{
    public Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var endpoint = context.ActionContext.HttpContext.GetEndpoint() as RouteEndpoint;
        var values = new RouteValueDictionary(context.ActionContext.RouteData.Values.Where(value => endpoint?.RoutePattern.GetParameter(value.Key) is not null));
        context.ValueProviders.Insert(0, new RouteValueProvider(BindingSource.Path, values));
        return Task.CompletedTask;
    }
}
