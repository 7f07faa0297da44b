using Baladi.Core.Documents;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Payments.Invoicing;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Areas.Licenses.Invoices;

/// <summary>Fills the printed invoice or credit note with what was kept when it was drawn up.</summary>
public sealed class InvoicePrint(Texts texts, IOptionsSnapshot<DemoOptions> demo)
{
    private static readonly InvoicePaperTexts Words = InvoicePaperTexts.Default;

    public InvoicePaper Of(ReadPaper read, CasePage page)
    {
        var paper = read.Paper;
        return new()
        {
            Title = TitleOf(paper),
            Number = paper.Number,
            Seller = paper.SellerName,
            VatNumber = paper.VatNumber,
            IssuedAt = paper.IssuedAt,
            Fields = [.. Fields(read, page)],
            Lines = [.. read.Lines.Select(line => new InvoicePaperLine(line.Line.Text, Note(line), NameOf(line.Treatment), line.Rate, line.Line.Amount, line.Tax))],
            Totals = [.. read.Totals.Select(total => new InvoicePaperLine(NameOf(total.Treatment), null, NameOf(total.Treatment), total.Rate, total.Net, total.Tax))],
            Net = paper.Net,
            Tax = paper.Tax,
            Grounds = [.. read.Lines.Select(line => line.Ground).OfType<LocalizedText>().Distinct()],
            Code = InvoiceCode.Of(paper),
            Marker = demo.Value.Enabled ? Both("paper.demo") : read.Illustrative ? Both("paper.illustrative") : null,
            Watermark = demo.Value.Enabled ? Both("license.print.watermark") : null,
        };
    }

    private IEnumerable<LicenseField> Fields(ReadPaper read, CasePage page)
    {
        var customer = page.View.Establishment?.Name ?? page.View.Applicant.Name;
        yield return new(Words.Customer, Value(customer));
        yield return new(Words.Service, page.Service.Name);
        yield return new(Words.Reference, page.Case.Reference);
        yield return new(Words.Bill, read.Invoice.Number);
        if (read.Credits is not { } credits) yield break;
        yield return new(Words.Credits, credits.Number);
        var reason = Both($"paper.reason.{page.Case.Result}");
        if (read.Paper.Total < credits.Total) reason = new($"{reason.Ar}. {Both("paper.part").Ar}", $"{reason.En}. {Both("paper.part").En}");
        yield return new(Words.Reason, reason);
    }

    private static LocalizedText TitleOf(InvoiceDocument paper) => (paper.Kind, paper.IsTaxed) switch
    {
        (InvoiceDocumentKind.Invoice, true) => Words.TaxInvoice,
        (InvoiceDocumentKind.Invoice, false) => Words.Invoice,
        (_, true) => Words.TaxCreditNote,
        _ => Words.CreditNote,
    };

    private static LocalizedText NameOf(VatTreatment treatment) => treatment switch
    {
        VatTreatment.Standard => Words.Standard,
        VatTreatment.Zero => Words.Zero,
        VatTreatment.Exempt => Words.Exempt,
        _ => Words.OutOfScope,
    };

    private LocalizedText? Note(ReadPaperLine line) => line is { Line.Waived: { } waived, Waiver: { } waiver }
        ? new(texts.In(Languages.Arabic, "paper.waived", waived, waiver.Text.Ar), texts.In(Languages.English, "paper.waived", waived, waiver.Text.En))
        : null;

    // One text for both languages stands once, in the middle.
    private static BilingualValue Value(LocalizedText text) => text.Ar == text.En ? text.Ar : text;

    private LocalizedText Both(string key) => new(texts.In(Languages.Arabic, key), texts.In(Languages.English, key));
}
