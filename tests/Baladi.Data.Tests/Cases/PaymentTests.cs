using Microsoft.EntityFrameworkCore;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Procedures;
using Baladi.Data.Sqlite;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>What the gateway says, in any order and any number of times; what somebody else says in its name.</summary>
public abstract class PaymentTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Complete_Replayed_BooksOnce()
    {
        var (shop, paid) = await Citizen.BilledAsync();

        var answers = new[] { await Portal.GatewaySaysAsync(paid), await Portal.GatewaySaysAsync(paid), await Portal.GatewaySaysAsync(paid) };

        Assert.All(answers, answer => Assert.Equal(PaymentState.Succeeded, answer.Value!.State));
        await AssertGrantedOnceAsync(shop);
    }

    [SkippableFact]
    public async Task Complete_PayerAndGatewayAtOnce_BooksOnce()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        Outcome<PaidCase>? other = null;
        // Once the number of the invoice is taken the other waits for it: both read before either does.
        Portal.Meanwhile.AfterReading("ClockSegments", async () => other = await Portal.GatewaySaysAsync(paid));

        var mine = await Portal.GatewaySaysAsync(paid);

        Assert.Equal((PaymentState.Succeeded, PaymentState.Succeeded), (mine.Value!.State, other!.Value!.State));
        await AssertGrantedOnceAsync(shop);
    }

    [SkippableFact]
    public async Task Complete_FailureAfterSuccess_ChangesNothing()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid);

        var late = await Portal.GatewaySaysAsync(paid with { Succeeded = false });

        Assert.Equal(PaymentState.Succeeded, late.Value!.State);
        await AssertGrantedOnceAsync(shop);
    }

    [SkippableFact]
    public async Task Complete_SuccessAfterFailureOfTheSameAttempt_IsBooked()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        var failed = await Portal.GatewaySaysAsync(paid with { Succeeded = false });

        var charged = await Portal.GatewaySaysAsync(paid);

        Assert.Equal(PaymentState.Failed, failed.Value!.State);
        Assert.Equal(PaymentState.Succeeded, charged.Value!.State);
        await AssertGrantedOnceAsync(shop);
    }

    [SkippableFact]
    public async Task Start_AfterADecline_IsTheSameAttemptAndOneCharge()
    {
        var (shop, first) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(first with { Succeeded = false });

        var again = (await Citizen.StartPaymentAsync(shop)).Expect();
        await Portal.GatewaySaysAsync(first);
        await Portal.GatewaySaysAsync(first);

        Assert.Equal(first.Token, again);
        await AssertGrantedOnceAsync(shop);
    }

    [SkippableFact]
    public async Task Start_PastDue_IsRefusedThoughTheCaseHasNotLapsedYet()
    {
        var (shop, _) = await Citizen.BilledAsync();
        Portal.TravelTo((await Portal.CaseAsync(shop)).NextAction!.DueAt);

        var late = await Citizen.StartPaymentAsync(shop);

        Assert.Equal(["nothing-to-pay"], late.Codes());
    }

    [SkippableFact]
    public async Task Lapse_PayerAtTheGateway_WaitsHalfAnHour()
    {
        var (shop, _) = await Citizen.BilledAsync();
        var due = (await Portal.CaseAsync(shop)).NextAction!.DueAt;
        Portal.TravelTo(due - TimeSpan.FromMinutes(1));
        (await Citizen.StartPaymentAsync(shop)).Expect();

        Portal.TravelTo(due + TimeSpan.FromMinutes(20));
        await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None));
        Assert.True((await Portal.CaseAsync(shop)).Case.IsOpen);
        Portal.TravelTo(due + TimeSpan.FromMinutes(40));
        await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None));

        Assert.Equal(CaseResult.Lapsed, (await Portal.CaseAsync(shop)).Case.Result);
    }

    [SkippableFact]
    public async Task Lapse_OneMustWait_TheOthersBehindItEnd()
    {
        var (waiting, _) = await Citizen.BilledAsync();
        var (over, _) = await Citizen.BilledAsync();
        var due = (await Portal.CaseAsync(over)).NextAction!.DueAt;
        Portal.TravelTo(due - TimeSpan.FromMinutes(1));
        (await Citizen.StartPaymentAsync(waiting)).Expect();
        Portal.TravelTo(due + TimeSpan.FromMinutes(20));

        while (await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(1, CancellationToken.None)) == 1) { }

        Assert.True((await Portal.CaseAsync(waiting)).Case.IsOpen);
        Assert.Equal(CaseResult.Lapsed, (await Portal.CaseAsync(over)).Case.Result);
    }

    [SkippableFact]
    public async Task Complete_Unmatched_IsInTheHistoryAndTold()
    {
        var (shop, paid) = await Citizen.BilledAsync();

        await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount + new Money(100) });

        var found = await Portal.CaseAsync(shop);
        Assert.Single(found.Events, entry => entry.Event is { Kind: CaseEventKind.PaymentUnmatched, IsPublic: true });
        var id = found.Case.Id;
        Assert.True(await Portal.ReadAsync(db => db.Outbox.AnyAsync(message => message.CaseId == id && message.Template == "payment-unmatched")));
    }

    [SkippableTheory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Complete_WrongAmount_IsNotBooked(long difference)
    {
        var (shop, paid) = await Citizen.BilledAsync();

        var wrong = await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount + new Money(difference) });

        Assert.Equal(PaymentState.Unmatched, wrong.Value!.State);
        Assert.Equal(InvoiceState.Open, (await Portal.InvoiceAsync(shop)).State);
        Assert.Equal("awaiting-payment", (await Portal.CaseAsync(shop)).Milestone.Code);
    }

    [SkippableFact]
    public async Task Complete_AfterTheCaseEnded_IsKeptApart()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        (await Citizen.WithdrawAsync(shop)).Expect();

        var late = await Portal.GatewaySaysAsync(paid);

        Assert.Equal(PaymentState.Unmatched, late.Value!.State);
        Assert.Equal(CaseResult.Withdrawn, (await Portal.CaseAsync(shop)).Case.Result);
        Assert.Empty(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Complete_UnknownAttempt_IsNotFound()
    {
        var answer = await Portal.GatewaySaysAsync(new(Tokens.New(), new Money(100), true, "GW-1"));

        Assert.Equal(OutcomeKind.NotFound, answer.Kind);
    }

    [SkippableFact]
    public async Task Complete_SignatureOfAnotherAnswer_IsRefused()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        var gateway = Portal.Services.GetRequiredService<DevelopmentGateway>();
        var (payload, _) = gateway.Answer(paid);
        var (_, signature) = gateway.Answer(paid with { Succeeded = false });

        var tampered = await Portal.ReceiveAsync(payload, signature);

        Assert.Equal(["signature-invalid"], tampered.Codes());
        Assert.Equal(InvoiceState.Open, (await Portal.InvoiceAsync(shop)).State);
    }

    private void Simultaneously(Func<Task> other)
    {
        if (Portal.Provider is SqliteProvider) Portal.Meanwhile.AfterReading("ClockSegments", other);
        else Portal.Meanwhile.BeforeWriting(other);
    }

    private async Task AssertGrantedOnceAsync(string shop)
    {
        var found = await Portal.CaseAsync(shop);
        Assert.Equal(CaseResult.Granted, found.Case.Result);
        Assert.Single(found.Events, entry => entry.Event.Kind == CaseEventKind.InvoicePaid);
        Assert.Single(await Portal.LicensesAsync(shop));
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Single(await Portal.PaymentsAsync(shop), payment => payment.State == PaymentState.Succeeded);
    }

    public sealed class OnSqlite(SqlitePortal portal) : PaymentTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : PaymentTests(portal), IClassFixture<PostgreSqlPortal>;
}
