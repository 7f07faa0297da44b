using Baladi.Core.Cases;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

public sealed class PaymentReminder(BaladiDbContext db, CaseNotifier notifier) : IReminder
{
    public bool IsFor(CaseTask task) => task.Code == CaseTask.Pay;

    public async Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel)
    {
        if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.CaseId == file.Case.Id && i.State == InvoiceState.Open, cancel) is { } invoice)
            await notifier.TellApplicantAsync(file, "payment-reminder", invoice.Told, cancel);
    }
}
