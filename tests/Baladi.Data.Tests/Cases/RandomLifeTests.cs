using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using CsCheck;
using Xunit;
using Officer = Baladi.TestKit.Portals.Officer;

namespace Baladi.Data.Tests.Cases;

/// <summary>Cases that live through random commands, legal and not: none breaks what holds of every case.</summary>
public abstract class RandomLifeTests(Portal portal) : PortalTest(portal)
{
    private static readonly RequestedCorrection[] Wishes =
    [
        new(CorrectionKind.Fact, "food.kitchenArea", "تحقق من المساحة"), new(CorrectionKind.Document, "food.layout", "غير واضح"), new(CorrectionKind.Fact, "shop.tradeName", "كما في السجل"),
    ];

    private static readonly string[] Clauses = ["food.layout", "food.ventilation", "food.building-code", "food.health-cards", "food.kitchen-share", "commercial.true-data"];

    [SkippableFact]
    public Task AnyCommands_InAnyOrder_KeepTheInvariants() =>
        Gen.Select(Gen.Int[0, Commands.Length - 1], Gen.Int[0, 9]).Array[6, 14].SampleAsync(LiveAsync, iter: 12, threads: 1);

    private (string Name, Func<string, int, Task<object?>> Run)[] Commands =>
    [
        ("pass all", async (at, _) => { if ((await Portal.CaseAsync(at)).Tasks.Any(task => task is { Code: "review", State: TaskState.Open })) await Reviewer.PassAllAsync(at); return null; }),
        ("pass all", async (at, _) => { if ((await Portal.CaseAsync(at)).Tasks.Any(task => task is { Code: "review", State: TaskState.Open })) await Reviewer.PassAllAsync(at); return null; }),
        ("fail a clause", async (at, pick) => await Reviewer.JudgeAsync(at, Clauses[pick % Clauses.Length], Verdict.Fail, "غير مستوفى")),
        ("pass a clause", async (at, pick) => await SecondReviewer.JudgeAsync(at, Clauses[pick % Clauses.Length], Verdict.Pass)),
        ("approve", async (at, _) => await Reviewer.DecideAsync(at, "review", "approve")),
        ("approve", async (at, _) => await Reviewer.DecideAsync(at, "review", "approve")),
        ("refuse", async (at, _) => await Reviewer.DecideAsync(at, "review", "refuse", "بنود غير مستوفاة")),
        ("ask", async (at, pick) => await Reviewer.AskForAsync(at, "review", [.. Wishes.Take(pick % 4)])),
        ("answer", async (at, pick) => await Owner.AnswerAsync(at, ("food.kitchenArea", pick < 3 ? "12" : "44"), ("shop.tradeName", $"مطعم {pick}"))),
        ("answer", async (at, pick) => await Owner.AnswerAsync(at, ("food.kitchenArea", "45"), ("shop.tradeName", pick == 0 ? "" : "مطعم"))),
        ("sign", async (at, _) => await Manager.DecideAsync(at, "sign-off", "approve")),
        ("sign", async (at, _) => await Manager.DecideAsync(at, "sign-off", "approve")),
        ("return", async (at, _) => await Manager.DecideAsync(at, "sign-off", "return", "أعد النظر في البنود")),
        ("sign refusal", async (at, _) => await Manager.DecideAsync(at, "sign-off", "refuse", "أؤيد رأي المراجع")),
        ("stale", async (at, pick) => await Reviewer.DecideAsync(at, "review", "approve", version: pick)),
        ("unknown action", async (at, _) => await Reviewer.DecideAsync(at, "review", "burn", "لا وجود لهذا الإجراء")),
        ("stranger", async (at, _) => await new Officer(Portal, Who.JeddahReviewer).DecideAsync(at, "review", "approve")),
        ("assign", async (at, pick) => await Manager.AssignAsync(at, "review", pick < 5 ? (await SecondReviewer.ActorAsync()).AccountId : null)),
        ("say", async (at, _) => await Owner.SayAsync(at, "متى؟")),
        ("note", async (at, _) => await Reviewer.SayAsync(at, "ملاحظة", note: true)),
        ("pay", async (at, pick) => await PayAsync(at, succeeds: pick > 2)),
        ("pay", async (at, _) => await PayAsync(at, succeeds: true)),
        ("withdraw", async (at, pick) => pick < 3 ? await Owner.WithdrawAsync(at) : null),
        ("days pass", async (at, pick) => { Portal.Travel(TimeSpan.FromHours(7 + 11 * pick)); return await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None)); }),
    ];

    private async Task LiveAsync((int Command, int Pick)[] steps)
    {
        var place = await Owner.SubmitRestaurantAsync();
        var history = "submit";
        await CaseInvariants.AssertAsync(Portal, place, history);
        foreach (var (command, pick) in steps)
        {
            var (name, run) = Commands[command];
            var answer = await run(place, pick);
            history += $", {name}{(answer is Outcome<Case> { IsDone: false } refused ? $" ({refused.Told()})" : "")}";
            await CaseInvariants.AssertAsync(Portal, place, history);
        }
        Assert.Equal([], await Portal.VerifyAsync());
    }

    private async Task<object?> PayAsync(string place, bool succeeds)
    {
        var token = await Owner.StartPaymentAsync(place);
        if (!token.IsDone) return null;
        var total = (await Portal.InvoiceAsync(place)).Total;
        return await Portal.GatewaySaysAsync(new(token.Value!, total, succeeds, "GW-1"));
    }

    public sealed class OnSqlite(SqlitePortal portal) : RandomLifeTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RandomLifeTests(portal), IClassFixture<PostgreSqlPortal>;
}
