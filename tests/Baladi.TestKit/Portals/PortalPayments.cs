using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>The gateway's side of a payment, and what came of it.</summary>
public static class PortalPayments
{
    /// <summary>The gateway tells us how an attempt ended, signed.</summary>
    public static Task<Outcome<PaidCase>> GatewaySaysAsync(this Portal portal, GatewayAnswer answer)
    {
        var (payload, signature) = portal.Services.GetRequiredService<DevelopmentGateway>().Answer(answer);
        return portal.ReceiveAsync(payload, signature);
    }

    public static Task<Outcome<PaidCase>> ReceiveAsync(this Portal portal, string payload, string signature) =>
        portal.AskAsync((CompletePaymentHandler handler) => handler.HandleAsync(new(payload, signature), CancellationToken.None));

    public static DevelopmentGateway Gateway(this Portal portal) => portal.Services.GetRequiredService<DevelopmentGateway>();

    public static DevelopmentBook GatewayBook(this Portal portal) => portal.Services.GetRequiredService<DevelopmentBook>();

    /// <summary>The next day begins, and every day that is over is compared with the gateway's report.</summary>
    public static async Task NextDayAsync(this Portal portal)
    {
        portal.TravelTo(RiyadhTime.StartOf(portal.Today.AddDays(1)).AddHours(2));
        await portal.ReconcileAsync();
    }

    public static Task<int> ReconcileAsync(this Portal portal, IPaymentGateway? gateway = null) => portal.AskAsync((IServiceProvider services) =>
        (gateway is null ? services.GetRequiredService<ReconcilePayments>() : ActivatorUtilities.CreateInstance<ReconcilePayments>(services, gateway)).RunAsync(100, CancellationToken.None));

    public static Task<int> CarryOutRefundsAsync(this Portal portal, IPaymentGateway? gateway = null) => portal.AskAsync((IServiceProvider services) =>
        (gateway is null ? services.GetRequiredService<CarryOutRefunds>() : ActivatorUtilities.CreateInstance<CarryOutRefunds>(services, gateway)).RunAsync(100, CancellationToken.None));

    /// <summary>What did not agree about a case, in the order it was found.</summary>
    public static async Task<List<ReconciliationDifference>> DifferencesAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.Id).ToListAsync());
    }

    public static async Task<List<Refund>> RefundsAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Refunds.AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id).ToListAsync());
    }

    /// <summary>The latest invoice of a case.</summary>
    public static async Task<Invoice> InvoiceAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).Where(i => i.CaseId == id).OrderByDescending(i => i.Id).FirstAsync());
    }

    public static async Task<List<Payment>> PaymentsAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Set<Payment>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync());
    }

    public static Task<License> LicenseAsync(this Portal portal, string number) =>
        portal.ReadAsync(db => db.Set<License>().AsNoTracking().SingleAsync(l => l.Number == number));

    public static async Task<List<License>> LicensesAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Set<License>().AsNoTracking().Where(l => l.CaseId == id).ToListAsync());
    }
}
