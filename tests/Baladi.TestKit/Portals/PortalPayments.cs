using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
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

    public static async Task<List<Refund>> RefundsAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Refunds.AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id).ToListAsync());
    }

    public static async Task<List<License>> LicensesAsync(this Portal portal, string reference)
    {
        var id = (await portal.CaseAsync(reference)).Case.Id;
        return await portal.ReadAsync(db => db.Set<License>().AsNoTracking().Where(l => l.CaseId == id).ToListAsync());
    }
}
