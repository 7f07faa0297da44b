using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Sessions;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.People;

public abstract class FactorTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Authenticator_RightCode_IsASecondFactorFromThenOn()
    {
        var actor = await Portal.ActorAsync(Who.Citizen);
        var secret = await AddAsync(actor);

        var account = await AccountAsync(actor);
        var stored = await Portal.ReadAsync(db => db.Authenticators.SingleAsync(a => a.AccountId == actor.AccountId));
        var next = await CheckAsync(actor, Totp.Code(secret, Now + 1));

        Assert.True(account.TwoFactorEnabled);
        // Who chooses something better does not get SMS along with it.
        Assert.False(account.TakesTextMessages);
        Assert.DoesNotContain(Convert.ToHexString(secret), Convert.ToHexString(stored.SecretCipher), StringComparison.Ordinal);
        Assert.Equal(SessionProof.Authenticator, next.Expect());
    }

    [SkippableFact]
    public async Task Authenticator_CodeTakenOnce_IsNotTakenAgain()
    {
        var actor = await Portal.ActorAsync(Who.Owner);
        var secret = await AddAsync(actor);
        var code = Totp.Code(secret, Now + 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CheckAsync(actor, code))));

        Assert.Single(answers, answer => answer.IsDone);
    }

    [SkippableFact]
    public async Task Authenticator_ManyWrongCodesAtOnce_AreNoMoreTriesThanFive()
    {
        var actor = await Portal.ActorAsync(Who.Engineer);
        var secret = await AddAsync(actor);
        var right = Totp.Code(secret, Now + 1);
        var wrong = right == "000000" ? "000001" : "000000";

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => CheckAsync(actor, wrong))));
        var late = await CheckAsync(actor, right);

        Assert.InRange(answers.Count(answer => answer.Codes() is ["code-wrong"]), 0, 5);
        Assert.All(answers, answer => Assert.Contains(Assert.Single(answer.Codes()), new[] { "code-wrong", "proof-attempts" }));
        Assert.Equal(["proof-attempts"], late.Codes());
    }

    [SkippableFact]
    public async Task Authenticator_WrongFirstCode_IsNotAdded()
    {
        var actor = await Portal.ActorAsync(Who.Resident);

        var outcome = await Portal.AskAsync((AddAuthenticatorHandler add) => add.HandleAsync(new AddAuthenticator(Totp.NewSecret(), "Phone", "000000", null), actor, CancellationToken.None));

        Assert.Equal(["authenticator-wrong"], outcome.Codes());
        Assert.False((await AccountAsync(actor)).TwoFactorEnabled);
    }

    [SkippableFact]
    public async Task RemoveAuthenticator_SomebodyElses_DoesNotExist()
    {
        var owner = await Portal.ActorAsync(Who.Delegate);
        await AddAsync(owner);
        var id = await Portal.ReadAsync(db => db.Authenticators.Where(a => a.AccountId == owner.AccountId).Select(a => a.Id).SingleAsync());

        var stranger = await RemoveAsync(id, await Portal.ActorAsync(Who.OtherCitizen));
        var own = await RemoveAsync(id, owner);

        Assert.Equal(OutcomeKind.NotFound, stranger.Kind);
        Assert.True(own.IsDone);
        Assert.False((await AccountAsync(owner)).TwoFactorEnabled);
    }

    [SkippableFact]
    public async Task LastFactor_OfStaff_StaysAndAnotherMayTakeItsPlace()
    {
        var actor = await Portal.ActorAsync(Who.Reviewer);
        var refused = await TextMessagesAsync(actor, on: false);
        await AddAsync(actor);

        var off = await TextMessagesAsync(actor, on: false);
        var last = await RemoveAsync(await Portal.ReadAsync(db => db.Authenticators.Where(a => a.AccountId == actor.AccountId).Select(a => a.Id).SingleAsync()), actor);

        Assert.Equal(["factor-last"], refused.Codes());
        Assert.True(off.IsDone);
        Assert.Equal(["factor-last"], last.Codes());
        Assert.True((await AccountAsync(actor)).TwoFactorEnabled);
        Assert.Equal(1, await Portal.ReadAsync(db => db.Authenticators.CountAsync(a => a.AccountId == actor.AccountId)));
    }

    [SkippableFact]
    public async Task RecoveryCode_EachWorksOnce_AndANewSetVoidsTheOld()
    {
        var actor = await Portal.ActorAsync(Who.SecondReviewer);
        var codes = await MakeAsync(actor);

        var first = await CheckAsync(actor, codes[0]);
        var again = await CheckAsync(actor, codes[0]);
        var typed = await CheckAsync(actor, codes[1].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await MakeAsync(actor);
        var old = await CheckAsync(actor, codes[2]);
        var rows = await Portal.ReadAsync(db => db.RecoveryCodes.Where(c => c.AccountId == actor.AccountId).ToListAsync());

        Assert.Equal(SessionProof.RecoveryCode, first.Expect());
        Assert.Equal(["code-wrong"], again.Codes());
        Assert.True(typed.IsDone);
        Assert.Equal(["code-wrong"], old.Codes());
        Assert.Equal(RecoveryCode.Set, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(codes, code => row.Hash.Contains(code.Replace("-", "", StringComparison.Ordinal)[4..], StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task WrongCodes_Five_LockTheSecondFactor()
    {
        var actor = await Portal.ActorAsync(Who.Manager);
        var secret = await AddAsync(actor);
        var answers = new List<string>();
        for (var i = 0; i < 5; i++) answers.Add((await CheckAsync(actor, "ABCD-EFGH-JKMN-2345")).Codes()[0]);

        var right = await CheckAsync(actor, Totp.Code(secret, Now + 1));

        Assert.Equal(["code-wrong", "code-wrong", "code-wrong", "code-wrong", "proof-attempts"], answers);
        Assert.Equal(["proof-attempts"], right.Codes());
    }

    [SkippableFact]
    public async Task Change_OfFactors_IsToldKeptInTheHistoryAndEndsOtherSessions()
    {
        var actor = await Portal.ActorAsync("1000000065");
        var here = await StartAsync(actor);
        var there = await StartAsync(actor);

        await AddAsync(actor, here.Id);

        var history = await Portal.AskAsync((ReadFactors factors) => factors.HistoryAsync(actor, CancellationToken.None));
        Assert.Equal([(AccountEventKind.AuthenticatorAdded, here.Id)], history.Select(one => (one.Kind, one.SessionId!.Value)));
        Assert.Equal(SessionEnd.FactorsChanged, (await Portal.ReadAsync(db => db.Sessions.SingleAsync(s => s.Id == there.Id))).End);
        Assert.Null((await Portal.ReadAsync(db => db.Sessions.SingleAsync(s => s.Id == here.Id))).EndedAt);
        Assert.True(await Portal.ReadAsync(db => (from message in db.Outbox join person in db.People on message.Recipient equals person.Mobile where person.Id == actor.PersonId && message.Template == "factor-added" select message).AnyAsync()));
    }

    private static long Now => Totp.StepAt(TimeProvider.System.GetUtcNow());

    private async Task<byte[]> AddAsync(Actor actor, long? session = null)
    {
        var secret = Totp.NewSecret();
        (await Portal.AskAsync((AddAuthenticatorHandler add) => add.HandleAsync(new AddAuthenticator(secret, "Phone", Totp.Code(secret, Now), session), actor, CancellationToken.None))).Expect();
        return secret;
    }

    private Task<Outcome<Account>> RemoveAsync(long id, Actor actor) => Portal.AskAsync((RemoveAuthenticatorHandler remove) => remove.HandleAsync(new RemoveAuthenticator(id, null), actor, CancellationToken.None));

    private Task<Outcome<Account>> TextMessagesAsync(Actor actor, bool on) => Portal.AskAsync((UseTextMessagesHandler use) => use.HandleAsync(new UseTextMessages(on, null), actor, CancellationToken.None));

    private Task<Outcome<SessionProof>> CheckAsync(Actor actor, string code) => Portal.AskAsync((CheckSecondFactorHandler check) => check.HandleAsync(new CheckSecondFactor(actor.AccountId!.Value, code), CancellationToken.None));

    private async Task<IReadOnlyList<string>> MakeAsync(Actor actor) => (await Portal.AskAsync((MakeRecoveryCodesHandler make) => make.HandleAsync(new MakeRecoveryCodes(null), actor, CancellationToken.None))).Expect();

    private Task<Account> AccountAsync(Actor actor) => Portal.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId));

    private async Task<Session> StartAsync(Actor actor) => (await Portal.AskAsync((StartSessionHandler start) => start.HandleAsync(new StartSession { AccountId = actor.AccountId!.Value, Proof = SessionProof.Password }, CancellationToken.None))).Session;

    public sealed class OnSqlite(SqlitePortal portal) : FactorTests(portal), IClassFixture<SqlitePortal>;
    public sealed class OnPostgreSql(PostgreSqlPortal portal) : FactorTests(portal), IClassFixture<PostgreSqlPortal>;
}
