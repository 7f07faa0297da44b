using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Invoicing;

/// <summary>A paper as it is read, each line with the published ground of how it is taxed.</summary>
/// <param name="Credits">The invoice it takes back, where it is a credit note.</param>
public sealed record ReadPaper(InvoiceDocument Paper, Invoice Invoice, InvoiceDocument? Credits, IReadOnlyList<ReadPaperLine> Lines)
{
    public bool Illustrative => Paper.SellerIllustrative || Lines.Any(line => line.Illustrative);

    /// <summary>What there is of each treatment and rate, in the order of the treatments.</summary>
    public IReadOnlyList<TreatmentTotal> Totals =>
        [.. Lines.GroupBy(line => (line.Treatment, line.Rate)).OrderBy(group => group.Key).Select(group => new TreatmentTotal(group.Key.Treatment, group.Key.Rate,
            new(group.Sum(line => line.Line.Amount.Halalas)), new(group.Sum(line => line.Tax.Halalas))))];
}

public sealed record ReadPaperLine(InvoiceLine Line, LocalizedText? Ground, bool Illustrative, FeeWaiver? Waiver)
{
    public VatTreatment Treatment => Line.Treatment ?? VatTreatment.OutOfScope;
    public decimal? Rate => Line.Rate / 100m;
    public Money Tax => Line.Tax ?? Money.Zero;
}

public sealed record TreatmentTotal(VatTreatment Treatment, decimal? Rate, Money Net, Money Tax)
{
    public Money Total => Net + Tax;
}

/// <summary>The papers of a case, through its scope.</summary>
public sealed class ReadPapers(BaladiDbContext db, CaseAccess access, PublishedCatalog catalog)
{
    /// <summary>Oldest first; none where the case is not for this actor.</summary>
    public async Task<IReadOnlyList<InvoiceDocument>> OfCaseAsync(long caseId, Actor actor, CancellationToken cancel) =>
        await access.Parts<InvoiceDocument>(actor).AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.Id).ToListAsync(cancel);

    /// <summary>Null where there is none, or it is not for this actor.</summary>
    public async Task<ReadPaper?> FindAsync(long caseId, long id, Actor actor, CancellationToken cancel)
    {
        if (await access.Parts<InvoiceDocument>(actor).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.CaseId == caseId, cancel) is not { } paper) return null;
        var invoice = await db.Invoices.AsNoTracking().Include(i => i.Lines).SingleAsync(i => i.Id == paper.InvoiceId, cancel);
        var credits = paper.CreditsId is { } original ? await db.InvoiceDocuments.AsNoTracking().SingleAsync(d => d.Id == original, cancel) : null;
        var schedule = catalog.Version<FeeSchedule>(invoice.ScheduleVersionId).Content;
        var published = schedule.Lines.ToDictionary(line => line.Code);
        var others = catalog.InForce<TaxRules>(TaxRules.OfTheKingdom, RiyadhTime.DateOf(invoice.IssuedAt))?.Content.OtherLines;
        return new(paper, invoice, credits,
            [.. invoice.Lines.Where(line => paper.Kind == InvoiceDocumentKind.Invoice || line.CreditNoteId == paper.Id).OrderBy(line => line.Number).Select(line => Read(line, published.GetValueOrDefault(line.Code), others, schedule.Waivers.FirstOrDefault(waiver => waiver.Code == line.WaiverCode)))]);
    }

    private static ReadPaperLine Read(InvoiceLine line, FeeLine? published, LineVat? others, FeeWaiver? waiver)
    {
        var vat = published?.Vat ?? others;
        return new(line, vat?.Ground, (published?.Source.Illustrative ?? false) || (vat?.Source.Illustrative ?? false) || (waiver?.Source.Illustrative ?? false), waiver);
    }
}
