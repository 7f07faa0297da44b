using Baladi.Core.Basics;
using Baladi.Core.Documents;
using Baladi.Core.Language;
using Baladi.Core.Payments.Invoicing;
using Xunit;
using Pig = UglyToad.PdfPig.PdfDocument;

namespace Baladi.Core.Tests.Documents;

public class InvoicePaperTests
{
    private static readonly InvoicePaperTexts Words = InvoicePaperTexts.Default;

    private static readonly InvoicePaper Paper = new()
    {
        Title = Words.TaxInvoice,
        Number = "1-INV-00000042",
        Seller = new("\u0623\u0645\u0627\u0646\u0629 \u0645\u0646\u0637\u0642\u0629 \u0627\u0644\u0631\u064A\u0627\u0636", "Riyadh Region Amanah"),
        VatNumber = "399999999900003",
        IssuedAt = new(2026, 11, 27, 22, 30, 0, TimeSpan.Zero),
        Fields = [new(Words.Customer, new LocalizedText("\u0645\u0624\u0633\u0633\u0629", "An establishment")), new(Words.Reference, "MJ1PD-WFVQ8-F")],
        Lines =
        [
            new(new("\u0631\u0633\u0645", "Use of the site"), null, Words.OutOfScope, null, new(120_000), Money.Zero),
            new(new("\u0646\u0638\u0627\u0641\u0629", "Cleaning"), new("\u0625\u0639\u0641\u0627\u0621", "Half of it waived"), Words.Standard, 15, new(9_000), new(1_350)),
        ],
        Totals = [new(Words.OutOfScope, null, Words.OutOfScope, null, new(120_000), Money.Zero), new(Words.Standard, null, Words.Standard, 15, new(9_000), new(1_350))],
        Net = new(129_000),
        Tax = new(1_350),
        Grounds = [new("\u0633\u0644\u0637\u0629 \u0639\u0627\u0645\u0629", "A public authority")],
        Code = InvoiceCode.Of("\u0623", "399999999900003", new(2026, 11, 27, 22, 30, 0, TimeSpan.Zero), 1303.5m, 13.5m),
    };

    [Fact]
    public void ToPdf_Invoice_IsOnePageWithNumbersAndTheDayOfTheKingdom()
    {
        using var pdf = Pig.Open(Paper.ToPdf());

        Assert.Equal(1, pdf.NumberOfPages);
        var text = pdf.GetPage(1).Text;
        foreach (var shown in new[] { "1-INV-00000042", "399999999900003", "2026/11/28 01:30:00", "1,303.50", "13.50", "15%", "MJ1PD-WFVQ8-F", "Half of it waived" }) Assert.Contains(shown, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPdf_Twice_GivesTheSameBytes() => Assert.Equal(Paper.ToPdf(), Paper.ToPdf());
}
