using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>What a clerk of payments does about differences and refused refunds, and what they may not.</summary>
public abstract class SettlePaymentsTests(Portal portal) : PortalTest(portal)
{
    private const string Note = "راجعنا المزوّد وأكد أن المبلغ لم يُخصم";

    [SkippableFact]
    public async Task Settle_OpenDifference_IsKeptOnceAndAudited()
    {
        var difference = await StrangeAsync();

        var tooShort = await SettleAsync(difference.Id, "قصيرة");
        var settled = await SettleAsync(difference.Id, Note);
        var again = await SettleAsync(difference.Id, "ملاحظة أخرى بعد التسوية");

        Assert.Equal(["note-required"], tooShort.Codes());
        Assert.Equal((DifferenceState.Settled, Note), (settled.Expect().State, settled.Value!.Note));
        Assert.Equal(["already-settled"], again.Codes());
        Assert.Equal(Note, (await Portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().SingleAsync(d => d.Id == difference.Id))).Note);
        Assert.Empty(await Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(20, null, CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Settle_WithoutThePost_FindsNothing()
    {
        var difference = await StrangeAsync();

        Assert.Equal(OutcomeKind.NotFound, (await SettleAsync(difference.Id, Note, Who.Reviewer)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await SettleAsync(difference.Id, Note, Who.Auditor)).Kind);
    }

    [SkippableFact]
    public async Task Settle_WhatConcernsTheirOwnCase_IsRefusedAndPutOnRecord()
    {
        await Portal.AppointAsync(Who.Citizen, "payments-clerk", "0");
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Portal.Gateway().Charge(paid.Token, paid.Amount + new Money(9)) with { Amount = paid.Amount })).Expect();
        await Portal.NextDayAsync();
        var difference = Assert.Single(await Portal.DifferencesAsync(shop));

        var own = await SettleAsync(difference.Id, Note, Who.Citizen);

        Assert.Equal(["own-case"], own.Codes());
        Assert.True(await Portal.ReadAsync(db => db.Set<ConflictAttempt>().AnyAsync(a => a.CaseId == difference.CaseId && a.Step == ConflictStep.Settle)));
        Assert.Equal(DifferenceState.Open, Assert.Single(await Portal.DifferencesAsync(shop)).State);
        (await SettleAsync(difference.Id, Note)).Expect();
    }

    [SkippableFact]
    public async Task TryAgain_RefusedRefund_IsAskedForAndGivenBackOnce()
    {
        var (shop, refund) = await RefusedAsync();

        (await SettleAsync(new TryRefundAgain(refund.Id))).Expect();
        await Portal.CarryOutRefundsAsync();

        Assert.Equal(RefundState.Done, (await Portal.RefundsAsync(shop))[0].State);
        Assert.Single(Portal.GatewayBook().Movements, m => m.Kind == MovementKind.Refund && m.Token == refund.Token);
        Assert.Equal(["not-refused"], (await SettleAsync(new TryRefundAgain(refund.Id))).Codes());
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event is { Kind: CaseEventKind.RefundTriedAgain, IsPublic: false });
    }

    [SkippableFact]
    public async Task ByHand_RefusedRefund_IsDoneToldAndNeverAskedForAgain()
    {
        var (shop, refund) = await RefusedAsync();

        var empty = await SettleAsync(new GiveBackByHand(refund.Id, " "));
        var formula = await SettleAsync(new GiveBackByHand(refund.Id, "=HYPERLINK(0)"));
        (await SettleAsync(new GiveBackByHand(refund.Id, "FT٢٦٠٤٠٥"))).Expect();
        await Portal.CarryOutRefundsAsync();

        var given = (await Portal.RefundsAsync(shop))[0];
        Assert.Equal(["bank-reference-required", "bank-reference-invalid"], empty.Codes().Concat(formula.Codes()));
        Assert.Equal((RefundState.Done, "FT260405"), (given.State, given.BankReference));
        Assert.DoesNotContain(Portal.GatewayBook().Movements, m => m.Token == refund.Token);
        Assert.Equal(["not-refused"], (await SettleAsync(new GiveBackByHand(refund.Id, "FT999999"))).Codes());
        Assert.True(await Portal.ReadAsync(db => db.Outbox.AnyAsync(m => m.CaseId == refund.CaseId && m.Template == "refunded-by-hand")));
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event is { Kind: CaseEventKind.RefundedByHand, IsPublic: true });
    }

    [SkippableFact]
    public async Task ByHand_OfTheirOwnCase_IsRefused()
    {
        await Portal.AppointAsync(Who.Citizen, "payments-clerk", "0");
        var (_, refund) = await RefusedAsync();

        Assert.Equal(["own-case"], (await SettleAsync(new GiveBackByHand(refund.Id, "FT260405"), Who.Citizen)).Codes());
        Assert.Equal(["own-case"], (await SettleAsync(new TryRefundAgain(refund.Id), Who.Citizen)).Codes());
    }

    private async Task<ReconciliationDifference> StrangeAsync()
    {
        await Portal.NextDayAsync();
        var token = Portal.Gateway().Charge(Tokens.New(), new Money(4_200)).Token;
        await Portal.NextDayAsync();
        return await Portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().SingleAsync(d => d.Token == token));
    }

    private async Task<(string Shop, Refund Refund)> RefusedAsync()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Portal.Gateway().Charge(paid.Token, paid.Amount + new Money(1)))).Expect();
        Portal.GatewayBook().Turn(GatewayMood.RefusesRefunds);
        await Portal.CarryOutRefundsAsync();
        Portal.GatewayBook().Turn(GatewayMood.Works);
        return (shop, Assert.Single(await Portal.RefundsAsync(shop)));
    }

    private async Task<Outcome<ReconciliationDifference>> SettleAsync(long id, string note, string by = Who.PaymentsClerk)
    {
        var actor = await Portal.ActorAsync(by, Channel.Desk);
        return await Portal.AskAsync((SettleDifferenceHandler handler) => handler.HandleAsync(new(id, note), actor, CancellationToken.None));
    }

    private async Task<Outcome<Refund>> SettleAsync(TryRefundAgain command, string by = Who.PaymentsClerk)
    {
        var actor = await Portal.ActorAsync(by, Channel.Desk);
        return await Portal.AskAsync((SettleRefundHandler handler) => handler.HandleAsync(command, actor, CancellationToken.None));
    }

    private async Task<Outcome<Refund>> SettleAsync(GiveBackByHand command, string by = Who.PaymentsClerk)
    {
        var actor = await Portal.ActorAsync(by, Channel.Desk);
        return await Portal.AskAsync((SettleRefundHandler handler) => handler.HandleAsync(command, actor, CancellationToken.None));
    }

    public sealed class OnSqlite(SqlitePortal portal) : SettlePaymentsTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SettlePaymentsTests(portal), IClassFixture<PostgreSqlPortal>;
}
