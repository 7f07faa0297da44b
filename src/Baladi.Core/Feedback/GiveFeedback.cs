using Baladi.Core.Data;

namespace Baladi.Core.Feedback;

/// <summary>Keeps what a reader said of a page; the form has checked it.</summary>
public sealed record GiveFeedback(string Page, bool Useful, IReadOnlyCollection<string> Reasons, string? Comment);

public sealed class GiveFeedbackHandler(BaladiDbContext db, TimeProvider time)
{
    public async Task HandleAsync(GiveFeedback command, CancellationToken cancel)
    {
        db.Add(new PageFeedback(command, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }
}
