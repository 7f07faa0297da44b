using Baladi.Core.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Shared.Routing;

/// <summary>
/// Nothing is found at an address one part of which is only blanks or characters that nobody sees: bound, it would be null where actions count on a text.
/// </summary>
public sealed class ReadableAddress : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.RouteData.Values.Any(part => part.Value is string text && TypedText.Line(text).Length == 0)) context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
