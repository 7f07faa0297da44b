using Baladi.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Areas.Development;

/// <summary>The page exists on demo systems only. Asked before everything else, so that elsewhere nothing tells it from any missing page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemoOnlyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<Settings>().Demo) context.Result = new NotFoundResult();
    }
}
