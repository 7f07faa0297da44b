using System.Net;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.SupportCentre;
using Baladi.Core.Publications;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Web.Tests.Access;

/// <summary>A server, and a session for every role that no answer can change: cookies are sent as they were after signing in.</summary>
public class AccessServer : BaladiServer
{
    private readonly Dictionary<Role, Session> sessions = [];
    private DateTimeOffset proven = TimeProvider.System.GetUtcNow();

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Verification:PerMinute"] = "100000", ["SupportCentre:LookupsPerMinute"] = "100000" };

    /// <param name="Cookies">The header.</param>
    /// <param name="Token">The antiforgery field.</param>
    internal sealed record Session(string Cookies, (string Name, string Value) Token);

    internal async Task<Session> SessionAsync(Role role)
    {
        await StayProvenAsync();
        if (sessions.TryGetValue(role, out var known)) return known;
        var jar = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };
        if (role.NationalId() is { } id) await this.SignInAsync(client, id);
        var form = await client.FormAsync(role == Role.Anonymous ? "/ar/account/sign-in" : "/ar/account/profile");
        var token = form.Fields.Single(field => field.Key.StartsWith("__", StringComparison.Ordinal));
        return sessions[role] = new(jar.GetCookieHeader(Address), (token.Key, token.Value));
    }

    // On a busy machine the whole table takes longer than a proof is good for.
    private async Task StayProvenAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (now < proven + TimeSpan.FromMinutes(4)) return;
        proven = now;
        await Services.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, cancel => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvenAt, now), cancel), CancellationToken.None));
    }

    /// <summary>The session is over; the next one asked for is another.</summary>
    internal void Forget(Role role) => sessions.Remove(role);

    internal Task<Actor> ActorAsync(Role role) => Services.ActorAsync(role.NationalId()!);

    /// <summary>Somebody at the clerk's counter.</summary>
    internal async Task<string> VisitAsync()
    {
        var clerk = await Services.ActorAsync(Who.Clerk, Channel.SupportCenter);
        return (await Services.AskAsync((OpenVisitHandler open) => open.HandleAsync(new(Who.Unverified), clerk, CancellationToken.None))).Expect();
    }

    /// <summary>The next version of the food requirements, being written.</summary>
    internal async Task<string> PublicationDraftAsync(bool ofList)
    {
        var (kind, code) = ofList ? ("fees", "commercial") : ("requirement", "food");
        var admin = await Services.ActorAsync(Who.MinistryAdmin);
        return (await Services.AskAsync((BeginDraftHandler begin) => begin.HandleAsync(new(kind, code), admin, CancellationToken.None))).Expect().Reference;
    }

    /// <summary>A new application of the role's own, with one document.</summary>
    internal async Task<(string Reference, string Clause)> DraftAsync(Role role)
    {
        var actor = await ActorAsync(role);
        return await this.WithAsync(async services =>
        {
            var reference = (await services.GetRequiredService<StartDraftHandler>().HandleAsync(new("food-license"), actor, CancellationToken.None)).Expect();
            (await services.GetRequiredService<SaveAnswersHandler>().HandleAsync(new(reference, "activity", new Dictionary<string, string?> { ["license.activity"] = "cafe" }), actor, CancellationToken.None)).Expect();
            var draft = await services.GetRequiredService<OwnDrafts>().FindAsync(reference, actor, CancellationToken.None);
            var clause = services.GetRequiredService<DraftReviewer>().Review(draft!, actor)!.Evidence.First();
            (await services.GetRequiredService<AttachFileHandler>().HandleAsync(new AttachFile(reference, clause.ClauseCode, "sample", new MemoryStream(Samples.For(clause.Clause))), actor, CancellationToken.None)).Expect();
            return (reference, clause.ClauseCode);
        });
    }
}
