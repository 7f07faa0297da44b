using System.Security.Claims;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.People.Sessions;

namespace Baladi.Web.Shared.Access;

/// <summary>Who makes this request, read from the database once, after the session was recognised.</summary>
public sealed class CurrentActor(SessionClock clock)
{
    public Actor Actor { get; internal set; } = Actor.Anonymous;

    /// <summary>The session of whoever is signed in.</summary>
    public Session? Session { get; internal set; }

    /// <summary>Whether the owner of the session has proven who they are within the time; see <see cref="StepUpAttribute"/>.</summary>
    public bool WasProvenWithin(TimeSpan time) => Session is { } session && session.WasProvenWithin(time, clock.Now);

    internal sealed class Middleware(RequestDelegate next)
    {
        // The database is opened for those only who have a session.
        public Task InvokeAsync(HttpContext context, CurrentActor current) =>
            context.User.Identity is { IsAuthenticated: true } ? RecognizeAsync(context, current) : next(context);

        private async Task RecognizeAsync(HttpContext context, CurrentActor current)
        {
            var (services, channel) = (context.RequestServices, ChannelOf(context.Request));
            if (SessionTicket.Read(context.User) is var (id, stamp)
                && await services.GetRequiredService<ActorDirectory>().RecognizeAsync(id, stamp, channel, context.RequestAborted) is var (actor, session))
            {
                // Staff at work act for nobody; what they chose for themselves is there when they come back.
                if (channel is Channel.Web or Channel.Api && services.GetRequiredService<ActingChoice>().Read(context.Request, session.AccountId) is { } key)
                {
                    // Asked of the database with each request: a mandate that was taken back a moment ago stops this very one.
                    if (actor.ActFor(key) is { } acting) actor = acting;
                    else if (ActingChoice.Stops(context))
                    {
                        ActingChoice.Stop(context, key);
                        return;
                    }
                }
                (current.Actor, current.Session) = (actor, session);
                await services.GetRequiredService<KeepSessionHandler>().HandleAsync(new KeepSession(session), context.RequestAborted);
            }
            // Its session is over, whatever the cookie says.
            else context.User = new ClaimsPrincipal(new ClaimsIdentity());
            await next(context);
        }

        private static Channel ChannelOf(HttpRequest request) =>
            request.Path.StartsWithSegments("/api") ? Channel.Api
            : request.Path.Value is not { Length: > 3 } path ? Channel.Web
            : path[3..].StartsWith("/desk", StringComparison.OrdinalIgnoreCase) ? Channel.Desk
            : path[3..].StartsWith("/support-centre", StringComparison.OrdinalIgnoreCase) ? Channel.SupportCenter
            : Channel.Web;
    }
}
