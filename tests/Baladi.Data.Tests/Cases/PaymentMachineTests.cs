using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>
/// Payers, banks, officers and a gateway that tells as it pleases, in any order: once everything has come to rest the money that was kept is the price of the paid
/// invoices, in one charge each, to the halala, by the gateway's own book; all the rest went back.
/// </summary>
public abstract class PaymentMachineTests(Portal portal) : PortalTest(portal)
{
    private const int Rounds = 12, Steps = 14;

    private DevelopmentGateway Gateway => Portal.Gateway();

    [SkippableFact]
    public async Task Anything_InAnyOrder_KeepsThePriceOnceAndGivesTheRestBack()
    {
        await Portal.PublishAsync(Procedure.Kind, "retail-license", TestProcedures.LookedAtAfterPayment);
        await Portal.NextDayAsync();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var (shop, first) = await Citizen.BilledAsync();
            var attempts = new List<string> { first.Token, (await Portal.InvoiceAsync(shop)).BillNumber! };
            var untold = new List<GatewayAnswer>();
            var done = new List<string>();
            for (var step = 0; step < Steps; step++) done.Add(await StepAsync(random, shop, first.Amount, attempts, untold));

            await RestAsync(untold, random);
            await AssertAsync(shop, attempts, $"seed {seed}: {string.Join(", ", done)}");
        }
        await AssertDaysAsync();
    }

    private async Task<string> StepAsync(Random random, string shop, Money price, List<string> attempts, List<GatewayAnswer> untold)
    {
        var token = attempts[random.Next(attempts.Count)];
        switch (random.Next(11))
        {
            case 0:
                var started = await Citizen.StartPaymentAsync(shop);
                if (started.IsDone && !attempts.Contains(started.Value!)) attempts.Add(started.Value!);
                return "start";
            case 1 or 2:
                untold.Add(Gateway.Charge(token, price));
                return $"charge {token}";
            case 3:
                untold.Add(Gateway.ChargeAgain(token, price + new Money(random.Next(-2, 3))));
                return $"charge again {token}";
            case 4 or 5 or 6 when untold.Count > 0:
                // Told, and perhaps told again later.
                var answer = untold[random.Next(untold.Count)];
                if (random.Next(2) == 0) untold.Remove(answer);
                (await Portal.GatewaySaysAsync(answer)).Expect();
                return $"tell {answer.GatewayReference}";
            case 7:
                // Of a bill that nobody paid yet a bank says nothing.
                if (token.Length != BillNumber.Length) (await Portal.GatewaySaysAsync(new(token, price, Succeeded: false, "DECLINED-" + random.Next(3)))).Expect();
                return "decline";
            case 8:
                if (random.Next(4) == 0) await Citizen.WithdrawAsync(shop);
                else if (random.Next(3) == 0) await Reviewer.DecideAsync(shop, "final", random.Next(2) == 0 ? "approve" : "refuse", "لم يعد المحل قائمًا");
                return "decide";
            case 9:
                Portal.GatewayBook().Turn(random.Next(3) == 0 ? GatewayMood.Away : GatewayMood.Works);
                await Portal.CarryOutRefundsAsync();
                Portal.GatewayBook().Turn(GatewayMood.Works);
                return "refunds";
            case 10 when random.Next(3) == 0:
                await Portal.NextDayAsync();
                return "day";
            default:
                return "nothing";
        }
    }

    // Some of what was charged is never told but in the report.
    private async Task RestAsync(List<GatewayAnswer> untold, Random random)
    {
        foreach (var answer in untold.Where(_ => random.Next(2) == 0)) (await Portal.GatewaySaysAsync(answer)).Expect();
        for (var day = 0; day < 2; day++)
        {
            await Portal.NextDayAsync();
            await Portal.CarryOutRefundsAsync();
        }
    }

    private async Task AssertAsync(string shop, List<string> attempts, string history)
    {
        var (invoice, refunds) = (await Portal.InvoiceAsync(shop), await Portal.RefundsAsync(shop));
        var payments = await Portal.PaymentsAsync(shop);
        var charges = Portal.GatewayBook().Movements.Where(m => m.Kind == MovementKind.Charge && attempts.Contains(m.Token)).ToList();
        var given = Portal.GatewayBook().Movements.Where(m => m.Kind == MovementKind.Refund && refunds.Exists(r => r.Token == m.Token)).ToList();
        var price = invoice.State == InvoiceState.Paid ? invoice.Total.Halalas : 0;

        Assert.True(charges.Sum(m => m.Amount.Halalas) - given.Sum(m => m.Amount.Halalas) == price, $"kept other than {price}, {history}");
        Assert.True(charges.Count(charge => !refunds.Exists(r => r.Charge == charge.Reference)) == (price > 0 ? 1 : 0), $"not exactly the charges that are owed were kept, {history}");
        Assert.True(refunds.TrueForAll(r => r.State == RefundState.Done), $"something waits, {history}");
        Assert.True(payments.Count(p => p.State == PaymentState.Succeeded) <= 1, $"paid twice, {history}");
        Assert.True((await Portal.DifferencesAsync(shop)).TrueForAll(d => d.State == DifferenceState.Healed), $"something differs, {history}");
        Assert.True((await Portal.LicensesAsync(shop)).Count <= (price > 0 ? 1 : 0), $"a license that is not paid, {history}");
    }

    /// <summary>What the two sides of a day differ by is what its differences come to.</summary>
    private async Task AssertDaysAsync()
    {
        DifferenceKind[] ofRefunds = [DifferenceKind.RefundMissing, DifferenceKind.RefundNotTold, DifferenceKind.RefundUnknown, DifferenceKind.RefundedTwice];
        foreach (var day in await Portal.ReadAsync(db => db.Reconciliations.AsNoTracking().ToListAsync()))
        {
            var differences = await Portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().Where(d => d.ReconciliationId == day.Id).ToListAsync());
            var ofCharges = differences.Where(d => !ofRefunds.Contains(d.Kind)).ToList();
            Assert.Equal(day.ChargedThere.Halalas - day.ChargedHere.Halalas, ofCharges.Sum(d => (d.There?.Halalas ?? 0) - (d.Here?.Halalas ?? 0)));
        }
    }

    public sealed class OnSqlite(SqlitePortal portal) : PaymentMachineTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : PaymentMachineTests(portal), IClassFixture<PostgreSqlPortal>;
}
