using Baladi.Core.Basics;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <param name="Text">What is paid for.</param>
/// <param name="Note">Under it, in small letters; null for nothing.</param>
/// <param name="Rate">In percent; null where no rate applies.</param>
public sealed record InvoicePaperLine(LocalizedText Text, LocalizedText? Note, LocalizedText Treatment, decimal? Rate, Money Net, Money Tax);

/// <summary>All that is printed on an invoice or a credit note. <see cref="ToPdf"/> gives the same bytes for the same content.</summary>
public sealed record InvoicePaper
{
    public required LocalizedText Title { get; init; }
    public required string Number { get; init; }
    public required LocalizedText Seller { get; init; }
    public string? VatNumber { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    /// <summary>To whom, for what, and for a credit note of which invoice and why.</summary>
    public required IReadOnlyList<LicenseField> Fields { get; init; }
    public required IReadOnlyList<InvoicePaperLine> Lines { get; init; }
    /// <summary>A row for each treatment.</summary>
    public required IReadOnlyList<InvoicePaperLine> Totals { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }
    public required IReadOnlyList<LocalizedText> Grounds { get; init; }
    /// <summary>What the code of a tax invoice holds; null where no tax is due.</summary>
    public string? Code { get; init; }
    /// <summary>A note above everything, for illustrative or demonstration content.</summary>
    public LocalizedText? Marker { get; init; }
    public LocalizedText? Watermark { get; init; }

    public byte[] ToPdf() => new InvoicePaperPrinter(this, InvoicePaperTexts.Default).Print();
}

/// <summary>The fixed wording of invoices and credit notes, in both languages.</summary>
public sealed record InvoicePaperTexts
{
    private static readonly Lazy<InvoicePaperTexts> Shipped = new(() => DocumentTexts.Load<InvoicePaperTexts>("invoice-document"));

    /// <summary>The wording in Documents/Texts/invoice-document.json.</summary>
    public static InvoicePaperTexts Default => Shipped.Value;

    public required LocalizedText Invoice { get; init; }
    public required LocalizedText TaxInvoice { get; init; }
    public required LocalizedText CreditNote { get; init; }
    public required LocalizedText TaxCreditNote { get; init; }
    public required LocalizedText Seller { get; init; }
    public required LocalizedText VatNumber { get; init; }
    public required LocalizedText Number { get; init; }
    public required LocalizedText IssuedOn { get; init; }
    public required LocalizedText Customer { get; init; }
    public required LocalizedText Service { get; init; }
    public required LocalizedText Reference { get; init; }
    public required LocalizedText Bill { get; init; }
    public required LocalizedText Credits { get; init; }
    public required LocalizedText Reason { get; init; }
    public required LocalizedText Item { get; init; }
    public required LocalizedText Net { get; init; }
    public required LocalizedText Rate { get; init; }
    public required LocalizedText Tax { get; init; }
    public required LocalizedText Gross { get; init; }
    public required LocalizedText Treatment { get; init; }
    public required LocalizedText Totals { get; init; }
    public required LocalizedText Total { get; init; }
    public required LocalizedText Lines { get; init; }
    public required LocalizedText Grounds { get; init; }
    public required LocalizedText Rounding { get; init; }
    public required LocalizedText OutOfScope { get; init; }
    public required LocalizedText Standard { get; init; }
    public required LocalizedText Zero { get; init; }
    public required LocalizedText Exempt { get; init; }
    public required LocalizedText Code { get; init; }
    /// <summary>At the foot of every page.</summary>
    public required LocalizedText Keep { get; init; }
}
