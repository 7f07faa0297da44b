using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What clerks of payments look at: a day on which a charge was never told, one is of nobody, and a refund was refused.</summary>
internal static class PaymentStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var (open, healed, refund) = await MakeAsync(demo);
        return
        [
            State.Of("payments, administration", Who.PaymentsClerk, "administration"),
            State.Of("payments, waivers", Who.Auditor, "administration/payments/waivers"),
            State.Of("payments, waivers, wrong day", Who.Auditor, "administration/payments/waivers?from=yesterday"),
            State.Of("payments, differences", Who.PaymentsClerk, "administration/payments"),
            State.Of("payments, differences, all", Who.Auditor, "administration/payments?state=all"),
            State.Of("payments, differences, none found", Who.PaymentsClerk, "administration/payments?kind=RefundedTwice"),
            State.Of("payments, difference", Who.PaymentsClerk, $"administration/payments/differences/{Text(open)}"),
            State.Of("payments, difference, healed", Who.PaymentsClerk, $"administration/payments/differences/{Text(healed)}"),
            State.Of("payments, difference, auditor", Who.Auditor, $"administration/payments/differences/{Text(open)}"),
            Sent("payments, difference, empty", $"administration/payments/differences/{Text(open)}", "main form[action*='/differences/']"),
            State.Of("payments, refunds", Who.PaymentsClerk, "administration/payments/refunds"),
            State.Of("payments, refunds, none found", Who.PaymentsClerk, "administration/payments/refunds?state=Refused&why=ended"),
            State.Of("payments, refund", Who.PaymentsClerk, $"administration/payments/refunds/{Text(refund)}"),
            Sent("payments, refund, empty", $"administration/payments/refunds/{Text(refund)}", "main section:last-of-type form"),
            State.Of("payments, days", Who.PaymentsClerk, "administration/payments/days"),
            State.Of("payments, refused", Who.Reviewer, "administration/payments"),
        ];
    }

    private static async Task<(long Open, long Healed, long Refund)> MakeAsync(Demo demo)
    {
        var (gateway, book, time) = (demo.Services.GetRequiredService<DevelopmentGateway>(), demo.Services.GetRequiredService<DevelopmentBook>(), (Clock)demo.Services.GetRequiredService<TimeProvider>());
        var paid = await demo.ReadAsync(db => db.Set<Payment>().AsNoTracking().Where(p => p.State == PaymentState.Succeeded).OrderBy(p => p.Id).FirstAsync());
        // The last day that is over for the gateway as well: in the first hour of a day, that is not yesterday.
        using (time.At(RiyadhTime.StartOf(RiyadhTime.DateOf(time.GetUtcNow().AddHours(-1)).AddDays(-1)).AddHours(12)))
        {
            gateway.Charge(Tokens.New(), new Money(71_600));
            gateway.ChargeAgain(paid.Token, paid.Amount);
        }
        await demo.AskAsync((ReconcilePayments reconcile) => reconcile.RunAsync(100, CancellationToken.None));
        book.Turn(GatewayMood.RefusesRefunds);
        await demo.AskAsync((CarryOutRefunds refunds) => refunds.RunAsync(100, CancellationToken.None));
        book.Turn(GatewayMood.Works);
        var differences = await demo.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().ToListAsync());
        var refund = await demo.ReadAsync(db => db.Refunds.AsNoTracking().FirstAsync(r => r.State == RefundState.Refused));
        return (differences.First(d => d.State == DifferenceState.Open).Id, differences.First(d => d.State == DifferenceState.Healed).Id, refund.Id);
    }

    private static State Sent(string name, string path, string form) => new(name, Who.PaymentsClerk, async visit =>
    {
        await visit.GoAsync(path);
        await visit.SendAsync(form);
    });

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
