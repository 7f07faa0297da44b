using Baladi.Core.Documents;
using Baladi.Core.Payments.Invoicing;
using Baladi.Web.Areas.Licenses.Cases;

namespace Baladi.Web.Areas.Licenses.Invoices;

/// <param name="Print">What is printed, which is also what is shown.</param>
/// <param name="Code">The code of a tax invoice, as the address of a picture.</param>
public sealed record InvoicePaperPage(CasePage Case, ReadPaper Paper, InvoicePaper Print, string? Code);
