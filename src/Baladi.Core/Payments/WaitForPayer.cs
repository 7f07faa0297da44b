using Baladi.Core.Cases;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>A payer who was sent to the gateway moments ago is waited for: money that arrives for a closed case helps nobody.</summary>
public sealed class WaitForPayer(BaladiDbContext db, TimeProvider time) : IPostponesLapse
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public Task<bool> PostponesAsync(CaseFile file, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Patience;
        return db.Payments.AnyAsync(payment => payment.CaseId == file.Case.Id && payment.State == PaymentState.Started && payment.StartedAt > since, cancel);
    }
}
