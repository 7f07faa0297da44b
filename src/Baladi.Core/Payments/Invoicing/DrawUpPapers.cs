using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Authorities;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Invoicing;

/// <summary>Draws up the paper of what is paid or goes back, in the transaction it happens in.</summary>
public sealed class DrawUpPapers(BaladiDbContext db, Pricing pricing, Geography geography, TimeProvider time)
{
    internal void Invoice(Invoice paid, Case @case) =>
        db.InvoiceDocuments.Add(InvoiceDocument.Of(paid, pricing.SellerOf(geography.Authority(@case.AuthorityId), RiyadhTime.DateOf(paid.IssuedAt)), time.GetUtcNow()));

    /// <summary>Nothing for an invoice from before there were papers.</summary>
    internal async Task CreditAsync(Invoice invoice, Refund refund, IReadOnlyCollection<InvoiceLine> lines, CancellationToken cancel)
    {
        // Where the payment itself sets off the refund, the database does not know the paper yet.
        if ((db.InvoiceDocuments.Local.SingleOrDefault(d => d.InvoiceId == invoice.Id && d.Kind == InvoiceDocumentKind.Invoice)
            ?? await db.InvoiceDocuments.SingleOrDefaultAsync(d => d.InvoiceId == invoice.Id && d.Kind == InvoiceDocumentKind.Invoice, cancel)) is not { } original) return;
        db.InvoiceDocuments.Add(InvoiceDocument.Credit(invoice, original, refund, lines, time.GetUtcNow()));
    }
}
