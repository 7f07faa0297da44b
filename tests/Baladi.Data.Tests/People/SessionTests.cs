using System.Net;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.People;

public abstract class SessionTests(Portal portal) : PortalTest(portal)
{
    private const string Chrome = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36";

    [SkippableFact]
    public async Task Recognize_SessionThatHolds_NamesItsOwner()
    {
        var (actor, session) = await StartAsync(Who.Owner);

        var found = await RecognizeAsync(session);

        Assert.Equal(actor.PersonId, found!.Value.Actor.PersonId);
        Assert.NotEmpty(found.Value.Actor.Memberships);
        Assert.Equal(("Chrome", "Android", "95.177.12.x"), (found.Value.Session.Browser, found.Value.Session.Platform, found.Value.Session.Network));
    }

    [SkippableFact]
    public async Task Recognize_AnotherStamp_FindsNobody()
    {
        var (_, session) = await StartAsync(Who.Owner);

        Assert.Null(await Portal.AskAsync((ActorDirectory directory) => directory.RecognizeAsync(session.Id, Tokens.New(), Channel.Web, CancellationToken.None)));
    }

    [SkippableTheory]
    [InlineData(59, 0, true)]
    [InlineData(66, 0, false)]
    [InlineData(1, 719, true)]
    [InlineData(1, 721, false)]
    public async Task Recognize_ByMinutesWithoutUseAndSinceItBegan_HoldsOrNot(int unused, int old, bool holds)
    {
        var (_, session) = await StartAsync(Who.Owner);
        var now = TimeProvider.System.GetUtcNow();
        await Portal.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.LastSeenAt, now - TimeSpan.FromMinutes(unused)).SetProperty(s => s.StartedAt, now - TimeSpan.FromMinutes(Math.Max(unused, old)))));

        Assert.Equal(holds, await RecognizeAsync(session) is not null);
    }

    [SkippableFact]
    public async Task End_OnesOwn_IsNotRecognisedAnyMore()
    {
        var (actor, session) = await StartAsync(Who.Owner);
        var (_, other) = await StartAsync(Who.Owner);

        (await EndAsync(session.Id, actor)).Expect();

        Assert.Null(await RecognizeAsync(session));
        Assert.NotNull(await RecognizeAsync(other));
    }

    [SkippableFact]
    public async Task End_SomebodyElses_DoesNotExist()
    {
        var (_, session) = await StartAsync(Who.Owner);

        var outcome = await EndAsync(session.Id, await Portal.ActorAsync(Who.Citizen));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.NotNull(await RecognizeAsync(session));
    }

    [SkippableFact]
    public async Task EndOthers_LeavesTheOneItIsAskedIn()
    {
        var (actor, here) = await StartAsync(Who.Delegate);
        var (_, there) = await StartAsync(Who.Delegate);
        var (_, stranger) = await StartAsync(Who.Owner);

        var ended = (await Portal.AskAsync((EndOtherSessionsHandler handler) => handler.HandleAsync(new EndOtherSessions(here.Id), actor, CancellationToken.None))).Expect();

        Assert.True(ended >= 1);
        Assert.NotNull(await RecognizeAsync(here));
        Assert.Null(await RecognizeAsync(there));
        Assert.NotNull(await RecognizeAsync(stranger));
    }

    [SkippableFact]
    public async Task Start_DeviceSeenBefore_TellsNobody()
    {
        var device = (await StartedAsync(Who.Resident, null)).Device;
        var before = await NoticesAsync(Who.Resident);

        await StartedAsync(Who.Resident, device);
        var again = await NoticesAsync(Who.Resident);
        // The cookie of one account says nothing about another.
        var other = await NoticesAsync(Who.OtherCitizen);
        await StartedAsync(Who.OtherCitizen, device);

        Assert.Equal(before, again);
        Assert.Equal(other + 1, await NoticesAsync(Who.OtherCitizen));
    }

    [SkippableFact]
    public async Task Start_JustRegistered_IsNoNews()
    {
        var before = await NoticesAsync(Who.Unverified);

        await StartedAsync(Who.Unverified, null, SessionProof.Registration);

        Assert.Equal(before, await NoticesAsync(Who.Unverified));
    }

    [SkippableFact]
    public async Task ChangePassword_EndsTheOtherSessions()
    {
        var (actor, here) = await StartAsync(Who.OtherCitizen);
        var (_, there) = await StartAsync(Who.OtherCitizen);

        (await Portal.AskAsync((ChangePasswordHandler handler) => handler.HandleAsync(new ChangePassword("Baladi-Demo-2026", "Eleven brown camels, 11 resting", here.Id), actor, CancellationToken.None))).Expect();

        Assert.NotNull(await RecognizeAsync(here));
        Assert.Null(await RecognizeAsync(there));
    }

    [SkippableFact]
    public async Task Prove_RightPassword_GivesANewStampAndTime()
    {
        var (actor, session) = await StartAsync(Who.Citizen);
        var wrong = await Portal.AskAsync((ProveSessionHandler handler) => handler.HandleAsync(new ProveSession(session.Id, "not-the-password", null), actor, CancellationToken.None));
        var proven = (await Portal.AskAsync((ProveSessionHandler handler) => handler.HandleAsync(new ProveSession(session.Id, "Baladi-Demo-2026", null), actor, CancellationToken.None))).Expect();

        Assert.Equal(["current-wrong"], wrong.Codes());
        Assert.True(proven.ProvenAt > session.ProvenAt);
        Assert.Null(await RecognizeAsync(session));
        Assert.NotNull(await RecognizeAsync(proven));
    }

    [SkippableFact]
    public async Task Keep_SeenLongAgo_IsWrittenOnceInAWhile()
    {
        var (_, session) = await StartAsync(Who.Owner);
        await KeepAsync(session);
        Assert.Equal(session.LastSeenAt, await SeenAsync());

        await Portal.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, session.StartedAt - TimeSpan.FromMinutes(6))));
        await KeepAsync((await RecognizeAsync(session))!.Value.Session);

        Assert.True(await SeenAsync() >= session.StartedAt);

        Task KeepAsync(Session seen) => Portal.AskAsync(async (KeepSessionHandler handler) => { await handler.HandleAsync(new KeepSession(seen), CancellationToken.None); return true; });
        Task<DateTimeOffset> SeenAsync() => Portal.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).Select(s => s.LastSeenAt).SingleAsync());
    }

    private async Task<(Actor Actor, Session Session)> StartAsync(string who) => (await Portal.ActorAsync(who), await Portal.ReadAsync(async db =>
    {
        var started = await StartedAsync(who, null);
        // As the engine keeps it.
        return await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == started.Session.Id);
    }));

    private async Task<StartedSession> StartedAsync(string who, string? device, SessionProof proof = SessionProof.Password)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((StartSessionHandler handler) => handler.HandleAsync(new StartSession { AccountId = actor.AccountId!.Value, Proof = proof, Address = IPAddress.Parse("95.177.12.34"), UserAgent = Chrome, Device = device }, CancellationToken.None));
    }

    private Task<(Actor Actor, Session Session)?> RecognizeAsync(Session session) =>
        Portal.AskAsync((ActorDirectory directory) => directory.RecognizeAsync(session.Id, session.Stamp, Channel.Web, CancellationToken.None));

    private Task<Outcome<Session>> EndAsync(long id, Actor actor) =>
        Portal.AskAsync((EndSessionHandler handler) => handler.HandleAsync(new EndSession(id, SessionEnd.EndedByOwner), actor, CancellationToken.None));

    private async Task<int> NoticesAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.ReadAsync(db => (from message in db.Outbox join person in db.People on message.Recipient equals person.Mobile where person.Id == actor.PersonId && message.Template == "sign-in-new-device" select message).CountAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : SessionTests(portal), IClassFixture<SqlitePortal>;
    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SessionTests(portal), IClassFixture<PostgreSqlPortal>;
}
