using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Publishing;

/// <summary>From a draft to a version in force: two people, a day that is to come, and everything on record.</summary>
[Trait("Journey", "RequirementPublication")]
public abstract class PublicationDraftTests(Portal portal) : PortalTest(portal)
{
    private Publisher Author => new(Portal, Who.MinistryAdmin);
    private Publisher Approver => new(Portal, Who.MinistryApprover);
    private PublishedCatalog Catalog => Portal.Services.GetRequiredService<PublishedCatalog>();

    [SkippableFact]
    public async Task Draft_WrittenSentAndApproved_IsInForceFromItsDay()
    {
        var from = Portal.Today.AddDays(10);
        var before = Catalog.InForce<RequirementDocument>("hospitality")!;
        var draft = await WrittenAsync("hospitality", from);

        (await Author.SendAsync(draft)).Expect();
        var done = (await Approver.ReviewAsync(draft, approves: true)).Expect();

        var versions = Catalog.Versions<RequirementDocument>("hospitality").OrderBy(version => version.Number).ToList();
        Assert.Equal(DraftState.Published, done.State);
        Assert.Equal([before.Number, before.Number + 1], versions.TakeLast(2).Select(version => version.Number));
        Assert.Equal((from, (DateOnly?)null), (versions[^1].EffectiveFrom, versions[^1].EffectiveTo));
        Assert.Equal(from, versions[^2].EffectiveTo);
        Assert.Equal(before.Number, Catalog.InForce<RequirementDocument>("hospitality", from.AddDays(-1))!.Number);
        Assert.Equal(before.Number + 1, Catalog.InForce<RequirementDocument>("hospitality", from)!.Number);
        var (author, approver) = ((await Portal.ActorAsync(Who.MinistryAdmin)).AccountId, (await Portal.ActorAsync(Who.MinistryApprover)).AccountId);
        var row = await Portal.ReadAsync(db => db.Publications.AsNoTracking().SingleAsync(version => version.Kind == "requirement" && version.Code == "hospitality" && version.Number == before.Number + 1));
        Assert.Equal((author, approver, "تحديث الحد بعد مراجعة الشكاوى"), (row.PublishedByAccountId, row.ApprovedByAccountId, row.Why));
        Assert.Equal([PublicationEventKind.Begun, PublicationEventKind.Edited, PublicationEventKind.Planned, PublicationEventKind.Sent, PublicationEventKind.Approved], await EventsAsync(draft));
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Begin_WhileADraftIsOpen_GoesOnWithIt()
    {
        var first = (await Author.BeginAsync("sport")).Expect();

        var second = (await Author.BeginAsync("sport")).Expect();
        (await Author.DiscardAsync(first.Reference)).Expect();
        var third = (await Author.BeginAsync("sport")).Expect();

        Assert.Equal(first.Reference, second.Reference);
        Assert.NotEqual(first.Reference, third.Reference);
    }

    [SkippableFact]
    public async Task Begin_AtTheSameMoment_IsOneDraft()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Author.BeginAsync("storage"))));

        Assert.Single(begun.Select(outcome => outcome.Expect().Reference).Distinct());
    }

    [SkippableFact]
    public async Task Write_AfterSomebodyElseDid_SaysWhoAndLosesNothing()
    {
        var draft = (await Author.BeginAsync("office")).Expect();
        (await Author.WriteAsync(draft.Reference, content => content["title"]!["en"] = "Offices first")).Expect();

        var late = await Author.WriteAsync(draft.Reference, content => content["title"]!["en"] = "Offices second", draft.Version);

        Assert.Equal(OutcomeKind.Conflict, late.Kind);
        Assert.Equal(["draft-changed"], late.Codes());
        Assert.Contains("Offices first", (await Portal.DraftOfAsync(draft.Reference)).Content, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Send_WithAContradictionAndAFailingExample_IsRefused()
    {
        var draft = (await Author.BeginAsync("laundry")).Expect().Reference;
        (await Author.PlanAsync(draft, Portal.Today.AddDays(3))).Expect();
        (await Author.WriteAsync(draft, content =>
        {
            // 10 m² at least, says the clause that stands; 8 m² at most, says the new one, and its example expects otherwise.
            var clause = content["clauses"]!.AsArray().First(one => one!["measure"]?["value"]?.ToString() == "laundry.receptionArea")!.DeepClone().AsObject();
            clause["code"] = "reception-most";
            clause["measure"] = new JsonObject { ["value"] = "laundry.receptionArea", ["is"] = "atMost", ["limit"] = "8 m2", ["unit"] = "m2" };
            clause["examples"] = new JsonArray(Example("8", "pass"), Example("9", "fail"), Example("7", "fail"));
            content["clauses"]!.AsArray().Add(clause);
        })).Expect();

        var refused = await Author.SendAsync(draft);

        Assert.Equal(["publish-has-problems"], refused.Codes());
        var problems = await ProblemsAsync(draft);
        Assert.Contains(problems, problem => problem.Problem is { Code: "publish-example-fails", Field: "clauses/reception-most/examples/3" });
        Assert.Contains(problems, problem => problem.Problem.Code is "publish-contradiction" or "publish-contradiction-with");
        Assert.Equal(DraftState.Written, (await Portal.DraftOfAsync(draft)).State);
    }

    [SkippableFact]
    public async Task Remove_ClauseThatIsFined_BreaksTheScheduleAndIsRefused()
    {
        var fined = Catalog.AllInForce<Core.Fees.FeeSchedule>().SelectMany(schedule => schedule.Content.Lines).SelectMany(line => line.Violation?.Clauses ?? []).First();
        var (document, clause) = (fined[..fined.IndexOf('.', StringComparison.Ordinal)], fined[(fined.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        var draft = (await Author.BeginAsync(document)).Expect().Reference;
        (await Author.PlanAsync(draft, Portal.Today.AddDays(3))).Expect();
        (await Author.WriteAsync(draft, content => content["clauses"]!.AsArray().Remove(content["clauses"]!.AsArray().First(one => one!["code"]!.ToString() == clause)))).Expect();

        var problems = await ProblemsAsync(draft);

        Assert.Contains(problems, problem => problem is { Kind: "fees", Problem.Code: "publish-not-clause" });
    }

    [SkippableFact]
    public async Task Review_ByWhoeverWroteIt_IsRefused()
    {
        await Portal.AppointAsync(Who.MinistryApprover, "publisher", "0");
        var draft = (await Author.BeginAsync("vehicles")).Expect().Reference;
        (await Approver.WriteAsync(draft, content => content["title"]!["en"] = "Vehicles")).Expect();
        (await Author.PlanAsync(draft, Portal.Today.AddDays(3))).Expect();
        (await Author.SendAsync(draft)).Expect();

        var own = await Approver.ReviewAsync(draft, approves: true);
        var unentitled = await Author.ReviewAsync(draft, approves: true);

        Assert.Equal(["own-draft"], own.Codes());
        Assert.Equal(OutcomeKind.NotFound, unentitled.Kind);
        Assert.Equal(DraftState.InReview, (await Portal.DraftOfAsync(draft)).State);
    }

    [SkippableFact]
    public async Task Review_Returned_GoesBackWithItsReasonAndCanBeSentAgain()
    {
        var draft = await WrittenAsync("private-school", Portal.Today.AddDays(3));
        (await Author.SendAsync(draft)).Expect();

        var silent = await Approver.ReviewAsync(draft, approves: false, " ");
        (await Approver.ReviewAsync(draft, approves: false, "الصياغة غامضة")).Expect();
        var closed = await Author.SendAsync(draft);
        var approved = await Approver.ReviewAsync(draft, approves: true);

        Assert.Equal(["reason-required"], silent.Codes());
        Assert.True(closed.IsDone);
        Assert.True(approved.IsDone);
    }

    [SkippableFact]
    public async Task Write_WhileInReview_IsRefusedUntilItIsTakenBack()
    {
        var draft = await WrittenAsync("kindergarten", Portal.Today.AddDays(3));
        (await Author.SendAsync(draft)).Expect();

        var locked = await Author.WriteAsync(draft, content => content["title"]!["en"] = "No");
        (await Author.TakeBackAsync(draft)).Expect();
        var open = await Author.WriteAsync(draft, content => content["title"]!["en"] = "Yes");
        var late = await Approver.ReviewAsync(draft, approves: true);

        Assert.Equal(["draft-with-reviewer"], locked.Codes());
        Assert.True(open.IsDone);
        Assert.Equal(["draft-not-in-review"], late.Codes());
    }

    [SkippableFact]
    public async Task Approve_OnceItsDayHasCome_IsRefused()
    {
        var draft = await WrittenAsync("workshops", Portal.Today.AddDays(1));
        (await Author.SendAsync(draft)).Expect();
        Portal.Travel(TimeSpan.FromDays(1));

        var late = await Approver.ReviewAsync(draft, approves: true);

        Assert.Equal(["publish-has-problems"], late.Codes());
        Assert.Contains(await ProblemsAsync(draft), problem => problem.Problem.Code == "publish-date-past");
    }

    [SkippableFact]
    public async Task Withdraw_VersionThatWaits_LeavesTheOneBeforeInForceWithoutEnd()
    {
        var before = Catalog.InForce<RequirementDocument>("entertainment")!;
        var draft = await WrittenAsync("entertainment", Portal.Today.AddDays(20));
        (await Author.SendAsync(draft)).Expect();
        (await Approver.ReviewAsync(draft, approves: true)).Expect();

        var unentitled = await Author.WithdrawAsync("entertainment", before.Number + 1);
        var silent = await Approver.WithdrawAsync("entertainment", before.Number + 1, " ");
        (await Approver.WithdrawAsync("entertainment", before.Number + 1)).Expect();
        var again = await Approver.WithdrawAsync("entertainment", before.Number + 1);
        var inForce = await Approver.WithdrawAsync("entertainment", before.Number);

        Assert.Equal(OutcomeKind.NotFound, unentitled.Kind);
        Assert.Equal(["reason-required"], silent.Codes());
        Assert.Equal(["publish-withdrawn-already"], again.Codes());
        Assert.Equal(["publish-in-force"], inForce.Codes());
        Assert.Equal((before.Number, (DateOnly?)null), (Catalog.InForce<RequirementDocument>("entertainment", Portal.Today.AddYears(1))!.Number, Catalog.InForce<RequirementDocument>("entertainment")!.EffectiveTo));
        // Its number is not used again.
        var next = await WrittenAsync("entertainment", Portal.Today.AddDays(20));
        (await Author.SendAsync(next)).Expect();
        (await Approver.ReviewAsync(next, approves: true)).Expect();
        Assert.Equal(before.Number + 2, Catalog.InForce<RequirementDocument>("entertainment", Portal.Today.AddDays(20))!.Number);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Drafts_ForAnybodyElse_AreNotThere()
    {
        var draft = (await Author.BeginAsync("barber")).Expect().Reference;

        foreach (var stranger in new[] { Who.Citizen, Who.Reviewer, Who.Manager, Who.Moderator, Who.Operator })
        {
            var publisher = new Publisher(Portal, stranger);
            Assert.Equal(OutcomeKind.NotFound, (await publisher.BeginAsync("barber")).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await publisher.WriteAsync(draft, content => content["title"]!["en"] = "Mine")).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await publisher.ReviewAsync(draft, approves: true)).Kind);
        }
    }

    /// <summary>A draft with a change in the English summary, ready to be sent.</summary>
    private async Task<string> WrittenAsync(string code, DateOnly from)
    {
        var draft = (await Author.BeginAsync(code)).Expect().Reference;
        (await Author.WriteAsync(draft, content => content["summary"]!["en"] = $"{content["summary"]!["en"]} Since {from:yyyy-MM-dd}.")).Expect();
        (await Author.PlanAsync(draft, from)).Expect();
        return draft;
    }

    private async Task<IReadOnlyList<PublicationProblem>> ProblemsAsync(string reference)
    {
        var draft = await Portal.DraftOfAsync(reference);
        return await Portal.AskAsync((CheckDraft check) => check.RunAsync(draft, CancellationToken.None));
    }

    private async Task<List<PublicationEventKind>> EventsAsync(string reference)
    {
        var id = (await Portal.DraftOfAsync(reference)).Id;
        return await Portal.ReadAsync(db => db.PublicationEvents.AsNoTracking().Where(done => done.DraftId == id).OrderBy(done => done.Id).Select(done => done.What).ToListAsync());
    }

    private static JsonObject Example(string area, string verdict) => new() { ["facts"] = new JsonObject { ["laundry.receptionArea"] = area }, ["verdict"] = verdict };

    public sealed class OnSqlite(SqlitePortal portal) : PublicationDraftTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : PublicationDraftTests(portal), IClassFixture<PostgreSqlPortal>;
}
