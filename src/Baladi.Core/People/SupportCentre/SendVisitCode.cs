using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;

namespace Baladi.Core.People.SupportCentre;

/// <summary>
/// Sends the visitor a code to read to the clerk: to the mobile of the account, which proves that the account is theirs and not
/// only the ID; or to the mobile they hold, where the account turns out to be somebody else's.
/// </summary>
/// <param name="Mobile">The visitor's own; null for the account's.</param>
[Needs(Assurance.Verified)]
public sealed record SendVisitCode(string Reference, string? Mobile = null);

public sealed class SendVisitCodeHandler(BaladiDbContext db, OwnVisits visits, Outbox outbox)
{
    private const int MostInAnHour = 10;

    /// <returns>The mobile it went to. Problems: visitor-mobile-wrong, no-account, visit-code-too-soon, visit-code-too-many.</returns>
    public async Task<Outcome<string>> HandleAsync(SendVisitCode command, Actor actor, CancellationToken cancel)
    {
        if (await visits.OpenAsync(command.Reference, actor, cancel) is not var (visit, _, account)) return Failure.NotFound;
        var mobile = command.Mobile is null ? account?.PhoneNumber : SaudiIdentifiers.Mobile(command.Mobile);
        if (mobile is null) return Failure.Invalid(command.Mobile is null ? new Problem("no-account") : new Problem("visitor-mobile-wrong", nameof(command.Mobile)));
        // A code for something else, such as signing in, may just have come: the gap is between those of the visit.
        var now = TimeProvider.System.GetUtcNow();
        if (visit.Mobile == mobile && now - visit.CodeSentAt < CodeMessages.Gap) return Failure.Conflict(new Problem("visit-code-too-soon"));
        if (await db.CodeObstacleAsync(mobile, MostInAnHour, TimeSpan.Zero, cancel) is { } obstacle) return Failure.Conflict(new Problem("visit-" + obstacle.Code));

        var code = CodeMessages.New();
        visit.Sent(code, mobile, now);
        outbox.Add(CodeMessages.Visit, account?.Language ?? Language.Languages.Arabic, mobile, email: null, new Dictionary<string, string> { ["code"] = code });
        await db.SaveChangesAsync(cancel);
        return mobile;
    }
}
