using Baladi.Core.Payments;
using Baladi.Web.Areas.Licenses.Cases;

namespace Baladi.Web.Areas.Licenses.Payments;

public sealed record PayPage(CasePage Case, ReadInvoice Invoice);
