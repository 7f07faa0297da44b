using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A service that is seed data alone, end to end; and that the code does not know it.</summary>
public abstract class EventTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Event_CorrectedApprovedPaid_IssuesPermitForItsDays()
    {
        var first = Portal.Today.AddDays(14);
        var fair = await Citizen.SubmitEventAsync();
        (await Reviewer.AskForAsync(fair, "review", new RequestedCorrection(CorrectionKind.Document, "event-permit.site-layout", "لا تظهر المخارج"))).Expect();
        (await Citizen.AnswerAsync(fair)).Expect();
        await Reviewer.PassAllAsync(fair);
        (await Reviewer.DecideAsync(fair, "review", "approve")).Expect();

        await Citizen.PayAsync(fair);

        var permit = Assert.Single(await Portal.LicensesAsync(fair));
        Assert.Equal((first, first.AddDays(2), "event-permit"), (permit.ValidFrom, permit.ValidTo, permit.ServiceCode));
        Assert.Equal(CaseResult.Granted, (await Portal.CaseAsync(fair)).Case.Result);
    }

    [SkippableFact]
    public async Task Event_ThatIsOver_IsNeitherApprovedNorPaidFor()
    {
        var late = await Citizen.SubmitEventAsync();
        var billed = await Citizen.SubmitEventAsync();
        await Reviewer.PassAllAsync(late);
        await Reviewer.PassAllAsync(billed);
        Portal.TravelTo(RiyadhTime.StartOf(Portal.Today.AddDays(16)));
        (await Reviewer.DecideAsync(billed, "review", "approve")).Expect();

        var due = (await Portal.CaseAsync(billed)).NextAction!.DueAt;
        Portal.TravelTo(due);

        Assert.Equal(["action-withheld"], (await Reviewer.DecideAsync(late, "review", "approve")).Codes());
        Assert.Equal(["nothing-to-pay"], (await Citizen.StartPaymentAsync(billed)).Codes());
        Assert.Equal(due, RiyadhTime.StartOf(Portal.Today));
    }

    [SkippableFact]
    public async Task Event_FeeFormula_CountsAreaDaysPeopleAndVisits()
    {
        var draft = await Citizen.DraftAsync(Application.Event);

        var price = (await Citizen.ReviewAsync(draft)).Price!;

        // 2000 m² at SAR 0.20 for three days in class 1; SAR 10 for each of 3 × 100 people, three days; two visits at SAR 20.
        Assert.Equal([("site", 1200m), ("cleaning", 90m), ("inspection", 40m)], price.Lines.Select(line => (line.Code, line.Amount.Riyals)));
    }

    [SkippableFact]
    public async Task Event_ForTheCommunity_PaysNothingForTheSite()
    {
        var draft = await Citizen.DraftAsync(Application.Event.With("event.kind", "community"));

        var price = (await Citizen.ReviewAsync(draft)).Price!;

        Assert.Equal(["cleaning", "inspection"], price.Lines.Select(line => line.Code));
    }

    [SkippableFact]
    public async Task Event_TooFewExits_CanOnlyBeRefusedOrCorrected()
    {
        var fair = await Citizen.SubmitAsync(Application.Event.With("event.exits", "1"));
        await Reviewer.PassAllAsync(fair);

        var approved = await Reviewer.DecideAsync(fair, "review", "approve");
        var refused = await Reviewer.DecideAsync(fair, "review", "refuse", "مخرج واحد لا يكفي");

        Assert.Equal(["action-withheld"], approved.Codes());
        Assert.Equal(["event-permit.exits"], refused.Expect() is not null ? (await Portal.CaseAsync(fair)).Decisions.Single().ClauseCodes : []);
    }

    [SkippableFact]
    public async Task Event_ReviewerWithoutTheServicesOwnRole_CannotDecide()
    {
        var fair = await Citizen.SubmitEventAsync();

        var refused = await SecondReviewer.DecideAsync(fair, "review", "approve");

        Assert.Equal(["task-not-yours"], refused.Codes());
        Assert.Equal(TaskState.Open, (await Portal.CaseAsync(fair)).Tasks.Single().State);
    }

    public sealed class OnSqlite(SqlitePortal portal) : EventTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : EventTests(portal), IClassFixture<PostgreSqlPortal>;
}

/// <summary>The service came without a line of code: no source names it, its facts or its role.</summary>
public class EventSourceTests
{
    private static readonly string[] Extensions = [".cs", ".cshtml", ".ts"];
    private static readonly string[] Folders = ["Baladi.Core", "Baladi.Web"];

    [Fact]
    public void Sources_OfCoreAndWeb_DoNotNameTheEventPermit()
    {
        var seed = Path.Combine(Repository.Source, "Baladi.Core", "Data", "Seed", "services", "event-permit");
        var names = File.ReadAllText(Path.Combine(seed, "facts.json")).Split('"').Where(part => part.StartsWith("event.", StringComparison.Ordinal)).ToHashSet();
        string[] told = ["event-permit", "events-officer", "event-submitted", .. names];

        var lines = from file in Sources()
                    from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
                    from name in told
                    where Names(line.Text, name)
                    select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} names {name}";

        Assert.True(names.Count > 10);
        Assert.Equal([], lines);
    }

    // Facts are written in small letters and stand alone: e.Event.Kind and event.target in a browser script are none.
    private static bool Names(string line, string name)
    {
        if (!name.StartsWith("event.", StringComparison.Ordinal)) return line.Contains(name, StringComparison.OrdinalIgnoreCase);
        return Regex.IsMatch(line, $@"(?<![\w.]){Regex.Escape(name)}(?![\w.])", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<string> Sources() =>
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Source, folder), "*", SearchOption.AllDirectories)
        where Extensions.Contains(Path.GetExtension(file))
        where !Path.GetRelativePath(Repository.Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Texts")
        select file;
}
