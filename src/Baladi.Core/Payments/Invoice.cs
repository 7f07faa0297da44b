using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments;

public enum InvoiceState
{
    /// <summary>To be paid.</summary>
    Open,
    /// <summary>Paid in full, once.</summary>
    Paid,
    /// <summary>The case ended before it was paid.</summary>
    Cancelled,
    /// <summary>It was paid, the case came to nothing, and the payment was ordered back.</summary>
    Refunded,
    /// <summary>The same, and what was done for part of it was kept.</summary>
    PartlyRefunded,
    /// <summary>All of it was waived: there was nothing to pay.</summary>
    Waived,
}

/// <summary>What a case costs, as priced under the schedule it is pinned to. Amounts in halalas.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Invoice : CasePart
{
    public const int NumberLength = 16;

    private Invoice() { }

    public Invoice(Case @case, long scheduleVersionId, Price price, DateTimeOffset now, DateTimeOffset due)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        Number = Basics.Reference.New();
        BillNumber = Payments.BillNumber.New();
        ScheduleVersionId = scheduleVersionId;
        Total = price.Total;
        Tax = price.Tax;
        IssuedAt = now;
        DueAt = due;
        Lines = [.. price.Lines.Select((line, index) => new InvoiceLine(this, index + 1, line))];
    }

    /// <summary>Of fees that were waived to the last: nobody pays it, and no bank knows it.</summary>
    internal static Invoice WhollyWaived(Case @case, long scheduleVersionId, Price price, DateTimeOffset now) => new(@case, scheduleVersionId, price, now, now) { BillNumber = null, State = InvoiceState.Waived };

    public string Number { get; private set; } = "";
    /// <summary>By which it is paid at a bank. Invoices from before have none.</summary>
    [AddedLater]
    public string? BillNumber { get; private set; }
    public long ScheduleVersionId { get; private set; }
    /// <summary>With tax.</summary>
    public Money Total { get; private set; }
    /// <summary>Invoices from before have none.</summary>
    [AddedLater]
    public Money? Tax { get; private set; }
    public InvoiceState State { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public List<InvoiceLine> Lines { get; } = [];

    /// <summary>What messages about it say beside what they say of the case.</summary>
    internal Dictionary<string, string> Told => new() { ["amount"] = Total.ToString(), ["due"] = CaseNotifier.Written(DueAt), ["bill"] = BillNumber is { } bill ? Payments.BillNumber.Grouped(bill) : Number };

    internal void Pay(DateTimeOffset now) => (State, PaidAt) = (InvoiceState.Paid, now);

    internal void GiveBack(bool whole) => State = whole ? InvoiceState.Refunded : InvoiceState.PartlyRefunded;

    internal void Cancel() => State = InvoiceState.Cancelled;

    internal sealed class Configuration : IEntityTypeConfiguration<Invoice>
    {
        public void Configure(EntityTypeBuilder<Invoice> builder)
        {
            ConfigurePart(builder, "Invoices");
            builder.Property(i => i.Number).HasMaxLength(NumberLength);
            builder.Property(i => i.BillNumber).HasMaxLength(Payments.BillNumber.Length);
            builder.HasIndex(i => i.Number).IsUnique();
            builder.HasIndex(i => i.BillNumber).IsUnique();
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(i => i.ScheduleVersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(i => i.Lines).WithOne().HasForeignKey(line => line.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>One line of an invoice, with the text it was priced under.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class InvoiceLine
{
    public const int CodeLength = 64;

    private InvoiceLine() { }

    internal InvoiceLine(Invoice invoice, int number, PricedLine line)
    {
        (Id, InvoiceId, CaseId, Number, Code, Text, Amount) = (Ids.Next(), invoice.Id, invoice.CaseId, number, line.Code, line.Text, line.Amount);
        (Treatment, Rate, Tax) = (line.Treatment, line.Rate is { } percent ? (int)(percent * 100) : null, line.Tax);
        if (line.Waiver is { } waiver) (Waived, WaiverCode) = (line.Waived, waiver.Code);
    }

    public long Id { get; private set; }
    public long InvoiceId { get; private set; }
    public long CaseId { get; private set; }
    public int Number { get; private set; }
    public string Code { get; private set; } = "";
    public LocalizedText Text { get; private set; } = null!;
    /// <summary>Before tax.</summary>
    public Money Amount { get; private set; }
    /// <summary>Lines from before say nothing: none was taxed.</summary>
    [AddedLater]
    public VatTreatment? Treatment { get; private set; }
    /// <summary>In hundredths of a percent; null where it is not taxed.</summary>
    [AddedLater]
    public int? Rate { get; private set; }
    [AddedLater]
    public Money? Tax { get; private set; }
    /// <summary>What of it was waived, before tax, and the published ground; the amount is what was left.</summary>
    [AddedLater]
    public Money? Waived { get; private set; }
    [AddedLater]
    public string? WaiverCode { get; private set; }
    /// <summary>The credit note that took it back.</summary>
    [AddedLater]
    public long? CreditNoteId { get; private set; }

    /// <summary>With tax.</summary>
    public Money Gross => Amount + (Tax ?? Money.Zero);

    internal void TakeBack(InvoiceDocument creditNote) => CreditNoteId = creditNote.Id;

    internal sealed class Configuration : IEntityTypeConfiguration<InvoiceLine>
    {
        public void Configure(EntityTypeBuilder<InvoiceLine> builder)
        {
            builder.ToTable("InvoiceLines");
            builder.Property(line => line.Code).HasMaxLength(CodeLength);
            builder.Ignore(line => line.Gross);
            builder.Property(line => line.WaiverCode).HasMaxLength(FeeWaiver.CodeLength);
            builder.HasIndex(line => line.CaseId);
            builder.HasIndex(line => new { line.WaiverCode, line.InvoiceId });
        }
    }
}
