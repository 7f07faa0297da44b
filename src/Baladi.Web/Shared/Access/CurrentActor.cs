using System.Security.Claims;
using Baladi.Core.People;

namespace Baladi.Web.Shared.Access;

/// <summary>Who makes this request, read from the database once, after the session was recognised.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; internal set; } = Actor.Anonymous;

    internal sealed class Middleware(RequestDelegate next)
    {
        public Task InvokeAsync(HttpContext context, CurrentActor current) =>
            context.User.Identity is { IsAuthenticated: true } && long.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
                ? RecognizeAsync(context, current, account) : next(context);

        // The database is opened for those only who have a session.
        private async Task RecognizeAsync(HttpContext context, CurrentActor current, long account)
        {
            current.Actor = await context.RequestServices.GetRequiredService<ActorDirectory>().FindAsync(account, ChannelOf(context.Request), context.RequestAborted);
            await next(context);
        }

        private static Channel ChannelOf(HttpRequest request) =>
            request.Path.StartsWithSegments("/api") ? Channel.Api
            : request.Path.Value is { Length: > 3 } path && path[3..].StartsWith("/desk", StringComparison.OrdinalIgnoreCase) ? Channel.Desk
            : Channel.Web;
    }
}
