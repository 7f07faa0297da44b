using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A waiver that is asked for is decided before anything is billed, by one officer or two, and auditors find it.</summary>
public abstract class WaiverTests(Portal portal) : PortalTest(portal)
{
    private const string Why = "\u0644\u064A\u0633\u062A \u0645\u0646\u0638\u0645\u0629 \u063A\u064A\u0631 \u0631\u0628\u062D\u064A\u0629";
    private static readonly Application Asking = Application.Event.With("event.asksWaiver", "true");

    [SkippableFact]
    public async Task Ask_NotDecided_HoldsUpTheInvoice()
    {
        await PublishAsync(persons: 1);
        var draft = await Citizen.DraftAsync(Asking);
        var price = (await Citizen.ReviewAsync(draft)).Price!;
        var fair = (await Citizen.SubmitDraftAsync(draft)).Expect();
        await Reviewer.PassAllAsync(fair);

        Assert.Equal(("nonprofit", Money.Zero), (Assert.Single(price.Asked).Code, price.Waived));
        Assert.Equal(["action-withheld"], (await Reviewer.DecideAsync(fair, "review", "approve")).Codes());
    }

    [SkippableFact]
    public async Task Grant_BeforeTheInvoice_BillsWhatIsLeftAndIsCounted()
    {
        await PublishAsync(persons: 1);
        var before = await SumAsync();
        var fair = await SubmitAsync();

        (await DecideAsync(fair, Who.Reviewer, granted: true)).Expect();
        await ApproveAsync(fair);
        var invoice = await Portal.InvoiceAsync(fair);
        Assert.Equal([("site", 0m, 1200m), ("cleaning", 90m, 0m), ("inspection", 0m, 40m)], invoice.Lines.OrderBy(line => line.Number).Select(line => (line.Code, line.Amount.Riyals, (line.Waived ?? Money.Zero).Riyals)));
        Assert.Equal(103.5m, invoice.Total.Riyals);
        // Not paid yet: nothing took effect.
        Assert.Equal(before, await SumAsync());
        await Citizen.PayAsync(fair);

        Assert.Equal((before.Cases + 1, before.Halalas + 124_000), await SumAsync());
    }

    [SkippableFact]
    public async Task Refuse_WithoutReason_IsAskedForOne_AndWithOne_BillsAll()
    {
        await PublishAsync(persons: 1);
        var fair = await SubmitAsync();

        Assert.Equal(["reason-required"], (await DecideAsync(fair, Who.Reviewer, granted: false)).Codes());
        Assert.Equal(["waiver-answer-required"], (await DecideAsync(fair, Who.Reviewer, granted: null)).Codes());
        Assert.Equal(["reason-too-long"], (await DecideAsync(fair, Who.Reviewer, granted: false, new string('x', WaiverDecision.ReasonLength + 1))).Codes());
        (await DecideAsync(fair, Who.Reviewer, granted: false, Why)).Expect();
        await ApproveAsync(fair);

        Assert.Equal(1343.5m, (await Portal.InvoiceAsync(fair)).Total.Riyals);
    }

    [SkippableFact]
    public async Task Grant_TwoPersons_TakesTheSameDecisionOfTwo()
    {
        await PublishAsync(persons: 2);
        await Portal.AppointAsync(Who.Inspector, "events-officer", Who.Riyadh);
        var fair = await SubmitAsync();

        (await DecideAsync(fair, Who.Reviewer, granted: true)).Expect();
        (await DecideAsync(fair, Who.Reviewer, granted: true)).Expect();
        Assert.Equal(["action-withheld"], (await Reviewer.DecideAsync(fair, "review", "approve")).Codes());
        (await DecideAsync(fair, Who.Inspector, granted: false, Why)).Expect();
        Assert.Equal(["action-withheld"], (await Reviewer.DecideAsync(fair, "review", "approve")).Codes());
        (await DecideAsync(fair, Who.Inspector, granted: true)).Expect();

        await ApproveAsync(fair);
        Assert.Equal(103.5m, (await Portal.InvoiceAsync(fair)).Total.Riyals);
    }

    [SkippableFact]
    public async Task Grant_AllOfIt_GoesOnWithoutAPayment()
    {
        await PublishAsync(persons: 1, all: true);
        var before = await SumAsync();
        var fair = await SubmitAsync();
        (await DecideAsync(fair, Who.Reviewer, granted: true)).Expect();

        await ApproveAsync(fair);

        var (found, invoice) = (await Portal.CaseAsync(fair), await Portal.InvoiceAsync(fair));
        Assert.Equal(("issued", InvoiceState.Waived, Money.Zero, null), (found.Milestone.Code, invoice.State, invoice.Total, invoice.BillNumber));
        Assert.Single(found.Events, entry => entry.Event is { Kind: CaseEventKind.FeesWaived, IsPublic: true });
        Assert.Single(await Portal.LicensesAsync(fair));
        Assert.Equal((before.Cases + 1, before.Halalas + 133_000), await SumAsync());
        Assert.Equal(["nothing-to-pay"], (await Citizen.StartPaymentAsync(fair)).Codes());
    }

    [SkippableFact]
    public async Task Decide_NotAskedOrElsewhereOrOwnOrStale_IsRefused()
    {
        await PublishAsync(persons: 1);
        var (asked, other) = (await SubmitAsync(), await Citizen.SubmitEventAsync());

        Assert.Equal(OutcomeKind.NotFound, (await DecideAsync(other, Who.Reviewer, granted: true)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await DecideAsync(asked, Who.JeddahReviewer, granted: true)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await DecideAsync(asked, Who.Citizen, granted: true)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await DecideAsync(asked, Who.Reviewer, granted: true, stale: true)).Kind);
    }

    [SkippableFact]
    public async Task Decide_OfficerWhoAsksForItThemselves_IsRefused()
    {
        await PublishAsync(persons: 1);
        await Portal.AppointAsync(Who.Resident, "events-officer", Who.Riyadh);
        var own = await new Applicant(Portal, Who.Resident).SubmitAsync(Asking);

        Assert.Equal(["own-case"], (await DecideAsync(own, Who.Resident, granted: true)).Codes());
    }

    [SkippableFact]
    public async Task Decide_OutsideAgencyThatHasTheCase_IsRefused()
    {
        await PublishAsync(persons: 1);
        var published = "";
        await Portal.PublishAsync(Procedure.Kind, "event-permit", content =>
        {
            published = content;
            var procedure = JsonNode.Parse(content)!;
            var review = procedure["tasks"]![0]!;
            (review["role"], review["level"], review["agency"]) = ("agency-officer", "agency", "civil-defense");
            return procedure.ToJsonString();
        });

        var outcome = await DecideAsync(await Citizen.SubmitAsync(Asking), Who.CivilDefense, granted: true);
        await Portal.PublishAsync(Procedure.Kind, "event-permit", _ => published);

        Assert.Equal(["task-not-yours"], outcome.Codes());
    }

    private async Task<string> SubmitAsync()
    {
        var fair = await Citizen.SubmitAsync(Asking);
        await Reviewer.PassAllAsync(fair);
        return fair;
    }

    private async Task ApproveAsync(string reference) => (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();

    private async Task<Outcome<Case>> DecideAsync(string reference, string who, bool? granted, string? reason = null, bool stale = false)
    {
        var (actor, version) = (await Portal.ActorAsync(who, Channel.Desk), (await Portal.CaseAsync(reference)).Case.Version);
        return await Portal.AskAsync((DecideWaiverHandler handler) => handler.HandleAsync(new(reference, "nonprofit", granted, reason, stale ? version - 1 : version), actor, CancellationToken.None));
    }

    private async Task<(int Cases, long Halalas)> SumAsync()
    {
        var auditor = await Portal.ActorAsync(Who.PaymentsClerk, Channel.Desk);
        var sums = await Portal.AskAsync((ReadWaivers read) => read.RunAsync(null, null, auditor, CancellationToken.None));
        return (sums.Sum(sum => sum.Cases), sums.Sum(sum => sum.Amount.Halalas));
    }

    private Task<long> PublishAsync(int persons, bool all = false) => Portal.PublishAsync(FeeSchedule.Kind, "event-permit", content =>
    {
        var schedule = JsonNode.Parse(content)!;
        var waiver = schedule["waivers"]![0]!;
        waiver["proof"]!["persons"] = persons;
        waiver["lines"] = all ? new JsonArray("site", "cleaning", "inspection") : new JsonArray("site", "inspection");
        return schedule.ToJsonString();
    });

    public sealed class OnSqlite(SqlitePortal portal) : WaiverTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : WaiverTests(portal), IClassFixture<PostgreSqlPortal>;
}
