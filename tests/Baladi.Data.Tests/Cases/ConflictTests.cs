using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Data.Sqlite;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Two people on one case at the same moment: one wins, the other is told who did what, nothing is lost or doubled.</summary>
public abstract class ConflictTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Decide_OnAnOutdatedView_TellsWhoWasFaster()
    {
        var place = await ReadyAsync();
        var seen = (await Portal.CaseAsync(place)).Case.Version;
        (await SecondReviewer.DecideAsync(place, "review", "approve", version: seen)).Expect();

        var late = await Reviewer.DecideAsync(place, "review", "approve", version: seen);

        await AssertToldAsync(late, SecondReviewer, CaseEventKind.TaskCompleted);
        Assert.Single((await Portal.CaseAsync(place)).Decisions);
    }

    [SkippableFact]
    public async Task Decide_WhileAnotherDecides_TellsWhoWasFaster()
    {
        var place = await ReadyAsync();
        Outcome<Case>? faster = null;
        Simultaneously(async () => faster = await SecondReviewer.DecideAsync(place, "review", "approve"));

        var late = await Reviewer.DecideAsync(place, "review", "approve");

        Assert.True(faster!.IsDone, faster.Told());
        await AssertToldAsync(late, SecondReviewer, CaseEventKind.TaskCompleted);
        Assert.Single((await Portal.CaseAsync(place)).Decisions);
    }

    [SkippableFact]
    public async Task Judge_WhileAnotherJudges_TellsWhoWasFaster()
    {
        var place = await Owner.SubmitRestaurantAsync();
        Simultaneously(() => SecondReviewer.JudgeAsync(place, "food.layout", Verdict.Fail, "المخطط ناقص"));

        var late = await Reviewer.JudgeAsync(place, "food.layout", Verdict.Pass);

        await AssertToldAsync(late, SecondReviewer, CaseEventKind.ClauseJudged);
        Assert.Equal(Verdict.Fail, (await Portal.CaseAsync(place)).Clauses.Single(clause => clause.Verdict.ClauseCode == "food.layout").Verdict.Verdict);
    }

    [SkippableFact]
    public async Task Assign_WhileAnotherTakesIt_TellsWhoWasFaster()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var (first, second) = ((await Reviewer.ActorAsync()).AccountId, (await SecondReviewer.ActorAsync()).AccountId);
        Simultaneously(() => SecondReviewer.AssignAsync(place, "review", second));

        var late = await Reviewer.AssignAsync(place, "review", first);

        await AssertToldAsync(late, SecondReviewer, CaseEventKind.TaskAssigned);
        Assert.Equal(second, (await Portal.CaseAsync(place)).Tasks[0].AssigneeAccountId);
    }

    [SkippableFact]
    public async Task Say_WhileOfficerDecides_KeepsBoth()
    {
        var place = await ReadyAsync();
        Simultaneously(() => Reviewer.DecideAsync(place, "review", "approve"));

        var said = await Owner.SayAsync(place, "متى تصدر الرخصة؟");

        var found = await Portal.CaseAsync(place);
        Assert.True(said.IsDone, said.Told());
        Assert.Equal("sign-off", found.Milestone.Code);
        Assert.Single(found.Events, entry => entry.Event.Kind == CaseEventKind.MessageSent);
    }

    [SkippableFact]
    public async Task Withdraw_WhileOfficerWritesANote_IsNotLost()
    {
        var place = await ReadyAsync();
        Simultaneously(() => Reviewer.SayAsync(place, "راجعت الموقع", note: true));

        var withdrawn = await Owner.WithdrawAsync(place);

        Assert.True(withdrawn.IsDone, withdrawn.Told());
        Assert.Equal(CaseResult.Withdrawn, (await Portal.CaseAsync(place)).Case.Result);
    }

    [SkippableFact]
    public async Task Withdraw_WhileOfficerRefuses_IsToldItEnded()
    {
        var shop = await Citizen.SubmitAsync(Application.Retail.With("shop.floorHeight", "3"));
        Simultaneously(() => Reviewer.DecideAsync(shop, "review", "refuse", "ارتفاع الدور أقل من المطلوب"));

        var withdrawn = await Citizen.WithdrawAsync(shop);

        Assert.Equal((OutcomeKind.Conflict, "already-ended"), (withdrawn.Kind, withdrawn.Codes().Single()));
        Assert.Equal(CaseResult.Refused, (await Portal.CaseAsync(shop)).Case.Result);
    }

    [SkippableFact]
    public async Task Answer_WhileOfficerWritesANote_IsNotLost()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", new Core.Cases.Desk.RequestedCorrection(CorrectionKind.Document, "food.layout", "غير واضح"))).Expect();
        Simultaneously(() => Reviewer.SayAsync(place, "أنتظر المخطط", note: true));

        var answered = await Owner.AnswerAsync(place);

        Assert.True(answered.IsDone, answered.Told());
        Assert.Empty((await Portal.CaseAsync(place)).OpenCorrections);
    }

    [SkippableFact]
    public async Task Discard_WhileTheOtherTabDiscards_FindsItGone()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);
        Portal.Meanwhile.AfterReading("Drafts", () => Citizen.DiscardAsync(draft));

        var late = await Citizen.DiscardAsync(draft);

        Assert.Equal(OutcomeKind.NotFound, late.Kind);
    }

    [SkippableFact]
    public async Task Discard_WhileTheOtherTabSubmits_LeavesTheCaseItsDocuments()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);
        var submitted = "";
        Portal.Meanwhile.AfterReading("Drafts", async () => submitted = (await Citizen.SubmitDraftAsync(draft)).Expect());

        var late = await Citizen.DiscardAsync(draft);

        Assert.Equal((OutcomeKind.Conflict, "already-submitted"), (late.Kind, late.Codes().Single()));
        Assert.NotEmpty((await Portal.CaseAsync(submitted)).Evidence);
    }

    private async Task<string> ReadyAsync()
    {
        var place = await Owner.SubmitRestaurantAsync();
        await Reviewer.PassAllAsync(place);
        return place;
    }

    /// <summary>The other acts after the case was loaded; where the engine lets two write at once, when both are about to.</summary>
    private void Simultaneously(Func<Task> other)
    {
        if (Portal.Provider is SqliteProvider) Portal.Meanwhile.AfterReading("ClockSegments", other);
        else Portal.Meanwhile.BeforeWriting(other);
    }

    private static async Task AssertToldAsync(Outcome<Case> late, Officer faster, CaseEventKind did)
    {
        Assert.Equal((OutcomeKind.Conflict, "case-changed-by"), (late.Kind, late.Codes().Single()));
        var told = late.Problems[0].Args;
        Assert.Equal((await faster.ActorAsync()).Name, (LocalizedText)told[0]);
        Assert.Equal(did, (CaseEventKind)told[1]);
    }

    public sealed class OnSqlite(SqlitePortal portal) : ConflictTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ConflictTests(portal), IClassFixture<PostgreSqlPortal>;
}
