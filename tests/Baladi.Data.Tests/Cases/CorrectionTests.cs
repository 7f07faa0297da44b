using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Typed corrections: what is asked, what changes, what stays on record, how often.</summary>
public abstract class CorrectionTests(Portal portal) : PortalTest(portal)
{
    private static readonly RequestedCorrection Kitchen = new(CorrectionKind.Fact, "food.kitchenArea", "المساحة لا توافق المخطط");
    private static readonly RequestedCorrection Layout = new(CorrectionKind.Document, "food.layout", "المخطط غير واضح");

    [SkippableFact]
    public async Task AskFor_FactAndDocument_MakesTheTaskWaitForTheApplicant()
    {
        var place = await Owner.SubmitRestaurantAsync();

        (await Reviewer.AskForAsync(place, "review", Kitchen, Layout)).Expect();

        var found = await Portal.CaseAsync(place);
        Assert.Equal(TaskState.Waiting, Assert.Single(found.Tasks, task => task.Code == "review").State);
        Assert.Equal(CaseTask.Correct, found.NextAction!.Code);
        Assert.Equal(["food.kitchenArea", "food.layout"], found.OpenCorrections.Select(correction => correction.Target));
        Assert.Equal(1, found.Case.CorrectionRounds);
    }

    [SkippableFact]
    public async Task Answer_FactThatNowFails_IsReEvaluatedAndOldRowsStay()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var before = (await Portal.CaseAsync(place)).Evidence.Single(e => e.ClauseCode == "food.layout");
        await Reviewer.PassAllAsync(place);
        (await Reviewer.AskForAsync(place, "review", Kitchen, Layout)).Expect();

        (await Owner.AnswerAsync(place, ("food.kitchenArea", "٢٠"))).Expect();

        var found = await Portal.CaseAsync(place);
        var share = found.Clauses.Single(clause => clause.Verdict.ClauseCode == "food.kitchen-share").Verdict;
        Assert.Equal((Verdict.Fail, "24", "20"), (share.Verdict, share.Required, share.Provided));
        Assert.Equal((Verdict.Unknown, VerdictReason.AwaitsOfficer), VerdictOf(found, "food.layout"));
        Assert.Equal((Verdict.Pass, VerdictReason.JudgedByOfficer), VerdictOf(found, "food.ventilation"));
        Assert.Equal(TaskState.Open, found.Tasks.Single(task => task.Code == "review").State);
        var id = found.Case.Id;
        var areas = await Portal.ReadAsync(db => db.CaseFacts.Where(f => f.CaseId == id && f.Code == "food.kitchenArea").OrderBy(f => f.Id).Select(f => new { f.Number, Old = f.SupersededAt != null }).ToListAsync());
        Assert.Equal([(40m, true), (20m, false)], areas.Select(area => (area.Number!.Value, area.Old)));
        var documents = await Portal.ReadAsync(db => db.Evidence.Where(e => e.CaseId == id && e.ClauseCode == "food.layout").OrderBy(e => e.Id).Select(e => new { e.Id, Old = e.SupersededAt != null }).ToListAsync());
        Assert.Equal([(before.Id, true), (documents[^1].Id, false)], documents.Select(document => (document.Id, document.Old)));
    }

    [SkippableFact]
    public async Task Answer_Nothing_ChangesNothingAndSaysWhatIsMissing()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();

        var empty = await Owner.AnswerAsync(place);

        Assert.Equal(("required", "food.kitchenArea"), (empty.Problems[0].Code, empty.Problems[0].Field));
        Assert.Single((await Portal.CaseAsync(place)).OpenCorrections);
    }

    [SkippableFact]
    public async Task Answer_Twice_IsToldItWasAnswered()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        (await Owner.AnswerAsync(place, ("food.kitchenArea", "41"))).Expect();

        var again = await Owner.AnswerAsync(place, ("food.kitchenArea", "42"));

        Assert.Equal(["nothing-to-answer"], again.Codes());
    }

    [SkippableFact]
    public async Task AskFor_MoreRoundsThanPublished_IsRefused()
    {
        var place = await Owner.SubmitRestaurantAsync();
        for (var round = 0; round < 2; round++)
        {
            (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
            (await Owner.AnswerAsync(place, ("food.kitchenArea", "45"))).Expect();
        }

        var third = await Reviewer.AskForAsync(place, "review", Kitchen);

        Assert.Equal(["no-more-rounds"], third.Codes());
        Assert.Equal(TaskState.Open, (await Portal.CaseAsync(place)).Tasks.Single(task => task.Code == "review").State);
    }

    [SkippableTheory]
    [InlineData(CorrectionKind.Fact, "place.municipality", "target-unknown")]
    [InlineData(CorrectionKind.Fact, "license.activity", "target-unknown")]
    [InlineData(CorrectionKind.Fact, "event.area", "target-unknown")]
    [InlineData(CorrectionKind.Document, "retail.noise", "target-unknown")]
    public async Task AskFor_WhatTheCaseDoesNotHave_IsRefused(CorrectionKind kind, string target, string problem)
    {
        var place = await Owner.SubmitRestaurantAsync();

        var refused = await Reviewer.AskForAsync(place, "review", new RequestedCorrection(kind, target, "صحح هذا من فضلك"));

        Assert.Equal([problem], refused.Codes());
    }

    [SkippableFact]
    public async Task Answer_SameDocumentAskedForTwice_IsAccepted()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Layout, Layout with { Message = "وينقصه مقياس الرسم" })).Expect();

        var answered = await Owner.AnswerAsync(place);

        Assert.True(answered.IsDone, answered.Told());
        Assert.Single((await Portal.CaseAsync(place)).Evidence, evidence => evidence.ClauseCode == "food.layout");
    }

    [SkippableFact]
    public async Task Answer_ThatOpensAQuestion_AsksItAtOnce()
    {
        var place = await Owner.SubmitAsync(Application.Restaurant.With("food.servesOnSite", "false"));
        (await Reviewer.AskForAsync(place, "review", new RequestedCorrection(CorrectionKind.Fact, "food.servesOnSite", "في المخطط صالة"))).Expect();

        var opened = await Owner.AnswerAsync(place, ("food.servesOnSite", "true"));
        var answered = await Owner.AnswerAsync(place, ("food.servesOnSite", "true"), ("food.seats", "30"), ("food.diningArea", "60"));

        Assert.Equal([("required", "food.diningArea"), ("required", "food.seats")], opened.Problems.Select(problem => (problem.Code, problem.Field)).Order());
        Assert.True(answered.IsDone, answered.Told());
        var found = await Portal.CaseAsync(place);
        Assert.Contains(found.Facts, fact => fact.Code == "food.seats");
        Assert.DoesNotContain(found.Clauses, clause => clause.Verdict.Why == VerdictReason.MissingFact);
    }

    [SkippableFact]
    public async Task Answer_ThatClosesAQuestion_TakesItsFactsOutOfForce()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", new RequestedCorrection(CorrectionKind.Fact, "food.servesOnSite", "لا صالة في المخطط"))).Expect();

        (await Owner.AnswerAsync(place, ("food.servesOnSite", "false"))).Expect();

        Assert.DoesNotContain((await Portal.CaseAsync(place)).Facts, fact => fact.Code is "food.seats" or "food.diningArea");
    }

    [SkippableFact]
    public async Task Answer_ThatOpensAnUndertaking_NeedsIt()
    {
        var fair = await Citizen.SubmitAsync(Application.Event.With("event.usesSound", "false"));
        (await Reviewer.AskForAsync(fair, "review", new RequestedCorrection(CorrectionKind.Fact, "event.usesSound", "في البرنامج حفل موسيقي"))).Expect();

        var opened = await Citizen.AnswerAsync(fair, ("event.usesSound", "true"));
        var undertakings = opened.Problems.Where(problem => problem.Code == "declare-this").Select(problem => problem.Field).ToHashSet();
        var answered = await Citizen.AnswerAsync(fair, undertakings, ("event.usesSound", "true"));

        Assert.NotEmpty(undertakings);
        Assert.True(answered.IsDone, answered.Told());
        Assert.DoesNotContain((await Portal.CaseAsync(fair)).Clauses, clause => clause.Verdict.Verdict == Verdict.ToProvide);
    }

    [SkippableFact]
    public async Task Answer_DateThatWasEarlyEnoughOnSubmission_StaysEarlyEnough()
    {
        var first = Portal.Today.AddDays(7);
        var fair = await Citizen.SubmitAsync(Application.Event.With("event.from", $"{first:yyyy-MM-dd}").With("event.to", $"{first.AddDays(2):yyyy-MM-dd}"));
        Portal.Travel(TimeSpan.FromDays(2));
        (await Reviewer.AskForAsync(fair, "review", new RequestedCorrection(CorrectionKind.Fact, "event.from", "لا يوافق البرنامج"))).Expect();

        var same = await Citizen.AnswerAsync(fair, ("event.from", $"{first:yyyy-MM-dd}"));

        Assert.True(same.IsDone, same.Told());
    }

    [SkippableFact]
    public async Task Answer_ByStranger_DoesNotExistForThem()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();

        var stranger = await Citizen.AnswerAsync(place, ("food.kitchenArea", "20"));

        Assert.Equal(Core.Basics.OutcomeKind.NotFound, stranger.Kind);
    }

    private static (Verdict, VerdictReason) VerdictOf(CaseView found, string clause)
    {
        var verdict = found.Clauses.Single(judged => judged.Verdict.ClauseCode == clause).Verdict;
        return (verdict.Verdict, verdict.Why);
    }

    public sealed class OnSqlite(SqlitePortal portal) : CorrectionTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : CorrectionTests(portal), IClassFixture<PostgreSqlPortal>;
}
