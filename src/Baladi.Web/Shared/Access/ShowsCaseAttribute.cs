using Baladi.Core.Basics;
using Baladi.Core.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// Pages and files of one case (<c>{reference}</c>) or license (<c>{number}</c>) that staff may see: each look is on record
/// before anything is shown, and whose it is can read who looked.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ShowsCaseAttribute : Attribute, IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<CurrentActor>().Actor is { IsStaff: true } actor && Shown(context) is { } shown)
        {
            // Of its own: what a refused action left behind in the request's context must not be saved along.
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordViewingHandler>().HandleAsync(shown, actor, context.HttpContext.RequestAborted);
        }
        await next();
    }

    private static RecordViewing? Shown(ResultExecutingContext context)
    {
        var route = context.RouteData.Values;
        var isFile = context.Result is FileResult;
        if (!isFile && context.Result is not ViewResult { Model: not IShowsNothing }) return null;
        if (route.TryGetValue("number", out var number)) return new(null, DigitFolding.Fold($"{number}"), ViewedThing.License);
        if (Reference.Parse(route.GetValueOrDefault("reference") as string) is not { } reference) return null;
        return isFile && long.TryParse(route.GetValueOrDefault("id") as string, out var document)
            ? new(reference, null, ViewedThing.Document, document)
            : new(reference, null, ViewedThing.Case);
    }
}

/// <summary>A page about a case or license of which it shows nothing: only why it is not for the reader.</summary>
public interface IShowsNothing;
