using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Whose time runs, what was promised, when it is due; lapsing and withdrawing.</summary>
public abstract class ClockTests(Portal portal) : PortalTest(portal)
{
    private static readonly RequestedCorrection Kitchen = new(CorrectionKind.Fact, "food.kitchenArea", "المساحة لا توافق المخطط");

    [SkippableFact]
    public async Task Correction_HeldByApplicant_MovesDueByExactlyTheirWorkingTime()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var submitted = await Portal.CaseAsync(place);
        Portal.Travel(TimeSpan.FromHours(30));
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        var asked = Portal.Now;
        // Over a weekend, which counts for nobody.
        Portal.Travel(new TimeSpan(6, 5, 0, 0));
        (await Owner.AnswerAsync(place, ("food.kitchenArea", "42"))).Expect();
        var answered = Portal.Now;

        var found = await Portal.CaseAsync(place);

        var calendar = await Portal.CalendarAsync();
        var held = calendar.Between(asked, answered);
        Assert.True(held > TimeSpan.Zero && held < answered - asked);
        Assert.Equal(submitted.Case.PromisedAt, found.Case.PromisedAt);
        Assert.Equal(held, calendar.Between(submitted.Case.DueAt, found.Case.DueAt));
        Assert.Equal(
            [(Party.Authority, submitted.Case.SubmittedAt, asked), (Party.Applicant, asked, answered), (Party.Authority, answered, null)],
            found.Clock.Select(segment => (segment.Party, segment.From, segment.To)));
    }

    [SkippableFact]
    public async Task Correction_Answered_LeavesTheTaskTheWorkingTimeItHad()
    {
        var place = await Owner.SubmitRestaurantAsync();
        Portal.Travel(TimeSpan.FromHours(20));
        var calendar = await Portal.CalendarAsync();
        var left = calendar.Between(Portal.Now, (await ReviewOf(place)).DueAt);
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        Portal.Travel(TimeSpan.FromDays(5));

        (await Owner.AnswerAsync(place, ("food.kitchenArea", "42"))).Expect();

        Assert.Equal(left, calendar.Between(Portal.Now, (await ReviewOf(place)).DueAt));
    }

    [SkippableFact]
    public async Task Invoice_Unpaid_RunsOnTheApplicantsTime()
    {
        var shop = await Citizen.SubmitRetailAsync();

        var found = await Portal.CaseAsync(shop);

        Assert.Equal((Party.Applicant, (DateTimeOffset?)null), (Assert.Single(found.Clock).Party, found.Clock[0].To));
    }

    [SkippableFact]
    public async Task Lapse_UnpaidPastDue_EndsTheCaseOnce()
    {
        var shop = await Citizen.SubmitRetailAsync();
        var due = (await Portal.CaseAsync(shop)).NextAction!.DueAt;
        Portal.TravelTo(due);
        await LapseAsync();
        Assert.True((await Portal.CaseAsync(shop)).Case.IsOpen);

        Portal.Travel(TimeSpan.FromSeconds(1));
        await LapseAsync();
        await LapseAsync();

        var found = await Portal.CaseAsync(shop);
        Assert.Equal(CaseResult.Lapsed, found.Case.Result);
        Assert.Single(found.Events, entry => entry.Event.Kind == CaseEventKind.Lapsed);
        Assert.Equal(Core.Payments.InvoiceState.Cancelled, (await Portal.InvoiceAsync(shop)).State);
        Assert.DoesNotContain(found.Tasks, task => task.IsLive);
    }

    [SkippableFact]
    public async Task Due_OfTheApplicant_IsTheEndOfTheDayThatIsNamed()
    {
        var shop = await Citizen.SubmitRetailAsync();

        var due = (await Portal.CaseAsync(shop)).NextAction!.DueAt;

        Assert.Equal(due, RiyadhTime.StartOf(RiyadhTime.DateOf(due)));
        Assert.Equal(RiyadhTime.DateOf(due).AddDays(-1), RiyadhTime.LastDayOf(due));
        Assert.True((await Portal.CalendarAsync()).IsWorkingDay(RiyadhTime.LastDayOf(due)));
    }

    [SkippableFact]
    public async Task Opinion_OfAnAgency_RunsOnItsOwnTime()
    {
        var station = await Owner.SubmitAsync(Application.FuelStation);
        var submitted = await Portal.CaseAsync(station);
        Portal.Travel(TimeSpan.FromDays(1));
        (await CivilDefense.DecideAsync(station, "civil-defense-opinion", "no-objection")).Expect();

        var found = await Portal.CaseAsync(station);

        Assert.Equal([Party.Agency, Party.Authority], found.Clock.Select(segment => segment.Party));
        Assert.Single(found.Events, entry => entry.Event is { Kind: CaseEventKind.TaskCompleted, Party: Party.Agency });
        var calendar = await Portal.CalendarAsync();
        Assert.Equal(calendar.Between(submitted.Case.SubmittedAt, Portal.Now), calendar.Between(submitted.Case.DueAt, found.Case.DueAt));
    }

    [SkippableFact]
    public async Task Lapse_OfficerLate_NeverEndsTheCase()
    {
        var place = await Owner.SubmitRestaurantAsync();
        Portal.Travel(TimeSpan.FromDays(60));

        await LapseAsync();

        Assert.True((await Portal.CaseAsync(place)).Case.IsOpen);
    }

    [SkippableFact]
    public async Task Withdraw_OpenCorrections_CancelsThemAndStopsTheClock()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();

        (await Owner.WithdrawAsync(place, "غيرت رأيي")).Expect();

        var found = await Portal.CaseAsync(place);
        Assert.Equal(CaseResult.Withdrawn, found.Case.Result);
        Assert.All(found.Corrections, correction => Assert.Equal(CorrectionState.Cancelled, correction.State));
        Assert.All(found.Clock, segment => Assert.NotNull(segment.To));
        Assert.Equal(["already-ended"], (await Owner.WithdrawAsync(place)).Codes());
    }

    [SkippableFact]
    public async Task Withdraw_ByOfficer_DoesNotExistForThem()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var refused = await new Applicant(Portal, Who.Reviewer).WithdrawAsync(place);

        Assert.Equal(Core.Basics.OutcomeKind.NotFound, refused.Kind);
        Assert.True((await Portal.CaseAsync(place)).Case.IsOpen);
    }

    private async Task<CaseTask> ReviewOf(string place) => (await Portal.CaseAsync(place)).Tasks.Single(task => task.Code == "review");

    private Task<int> LapseAsync() => Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None));

    public sealed class OnSqlite(SqlitePortal portal) : ClockTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ClockTests(portal), IClassFixture<PostgreSqlPortal>;
}
