using System.Globalization;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments.Invoicing;

public enum InvoiceDocumentKind
{
    /// <summary>Of what was paid.</summary>
    Invoice,
    /// <summary>Of what of it goes back.</summary>
    CreditNote,
}

/// <summary>
/// The paper of a payment or of a refund, numbered without gaps by whoever bills. It is drawn up with what it is about, in one transaction, and never changes:
/// what was paid and comes to nothing is taken back by a credit note.
/// </summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class InvoiceDocument : CasePart
{
    public const int NumberLength = 56;
    public const int VatNumberLength = 15;

    private InvoiceDocument() { }

    private InvoiceDocument(Invoice invoice, InvoiceDocumentKind kind, BillingSeller seller, Money net, Money tax, DateTimeOffset now)
    {
        (Id, CaseId, InvoiceId, Kind) = (Ids.Next(), invoice.CaseId, invoice.Id, kind);
        (SellerId, SellerCode, SellerName, VatNumber, SellerIllustrative) = (seller.Authority.Id, seller.Authority.Code, seller.Name, seller.VatNumber, seller.Illustrative);
        (Net, Tax, IssuedAt) = (net, tax, now);
    }

    internal static InvoiceDocument Of(Invoice invoice, BillingSeller seller, DateTimeOffset now) =>
        new(invoice, InvoiceDocumentKind.Invoice, seller, invoice.Total - (invoice.Tax ?? Money.Zero), invoice.Tax ?? Money.Zero, now);

    /// <summary>By the seller of the invoice, as it stood on it.</summary>
    internal static InvoiceDocument Credit(Invoice invoice, InvoiceDocument original, Refund refund, IReadOnlyCollection<InvoiceLine> lines, DateTimeOffset now)
    {
        var note = new InvoiceDocument
        {
            SellerId = original.SellerId, SellerCode = original.SellerCode, SellerName = original.SellerName, VatNumber = original.VatNumber, SellerIllustrative = original.SellerIllustrative,
            CreditsId = original.Id, RefundId = refund.Id,
        };
        (note.Id, note.CaseId, note.InvoiceId, note.Kind) = (Ids.Next(), invoice.CaseId, invoice.Id, InvoiceDocumentKind.CreditNote);
        (note.Net, note.Tax, note.IssuedAt) = (new(lines.Sum(line => line.Amount.Halalas)), new(lines.Sum(line => (line.Tax ?? Money.Zero).Halalas)), now);
        foreach (var line in lines) line.TakeBack(note);
        return note;
    }

    public long InvoiceId { get; private set; }
    public InvoiceDocumentKind Kind { get; private set; }
    /// <summary>The invoice a credit note takes back, wholly or in part.</summary>
    public long? CreditsId { get; private set; }
    public long? RefundId { get; private set; }
    public long SellerId { get; private set; }
    public string SellerCode { get; private set; } = "";
    public LocalizedText SellerName { get; private set; } = null!;
    public string? VatNumber { get; private set; }
    public bool SellerIllustrative { get; private set; }
    /// <summary>Its place among the papers of its kind of this seller, from 1 on.</summary>
    public long Serial { get; private set; }
    public string Number { get; private set; } = "";
    public DateTimeOffset IssuedAt { get; private set; }
    public Money Net { get; private set; }
    public Money Tax { get; private set; }
    public Money Total => Net + Tax;

    /// <summary>Whether it is a tax invoice, or a note about one.</summary>
    public bool IsTaxed => Tax > Money.Zero && VatNumber is not null;

    internal void Take(long serial) =>
        (Serial, Number) = (serial, string.Create(CultureInfo.InvariantCulture, $"{SellerCode}-{(Kind == InvoiceDocumentKind.Invoice ? "INV" : "CRN")}-{serial:D8}"));

    internal sealed class Configuration : IEntityTypeConfiguration<InvoiceDocument>
    {
        public void Configure(EntityTypeBuilder<InvoiceDocument> builder)
        {
            ConfigurePart(builder, "InvoiceDocuments");
            builder.Ignore(d => d.Total).Ignore(d => d.IsTaxed);
            builder.Property(d => d.Number).HasMaxLength(NumberLength);
            builder.Property(d => d.SellerCode).HasMaxLength(Authorities.Authority.CodeLength);
            builder.Property(d => d.VatNumber).HasMaxLength(VatNumberLength);
            builder.HasIndex(d => d.Number).IsUnique();
            builder.HasIndex(d => new { d.SellerId, d.Kind, d.Serial }).IsUnique();
            // One paper for what was paid and one for what of it goes back, however often we are told.
            builder.HasIndex(d => new { d.InvoiceId, d.Kind }).IsUnique();
            builder.HasOne<Invoice>().WithMany().HasForeignKey(d => d.InvoiceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authorities.Authority>().WithMany().HasForeignKey(d => d.SellerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
