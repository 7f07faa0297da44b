using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Takes back a version that has not taken effect; the one before it stays in force.</summary>
[Needs(Assurance.Verified)]
public sealed record WithdrawVersion(string Kind, string Code, int Number, string? Reason);

public sealed class WithdrawVersionHandler(BaladiDbContext db, OpenDrafts drafts, PublishedCatalog catalog, PublicationChecks checks, TimeProvider time)
{
    /// <summary>Problems: reason-required, reason-too-long; publish-in-force, publish-withdrawn-already; publish-relied-on, where a version that is published relies on it.</summary>
    public Task<Outcome<PublicationVersion>> HandleAsync(WithdrawVersion command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => WithdrawAsync(command, actor, cancel));

    private async Task<Outcome<PublicationVersion>> WithdrawAsync(WithdrawVersion command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ApprovePublication)) return Failure.NotFound;
        var versions = await db.Publications.Where(version => version.Kind == command.Kind && version.Code == command.Code).ToListAsync(cancel);
        if (versions.Find(version => version.Number == command.Number) is not { } version) return Failure.NotFound;
        if (actor.Gap<WithdrawVersion>() is { } gap) return Failure.Forbidden(gap);
        var reason = command.Reason?.Trim() is { Length: > 0 } said ? said : null;
        if (reason is null) return Failure.Invalid(new Problem("reason-required", nameof(command.Reason), 1));
        if (reason.Length > PublicationDraft.WhyLength) return Failure.Invalid(new Problem("reason-too-long", nameof(command.Reason), PublicationDraft.WhyLength));
        if (Timeline.ObstacleToWithdraw(version, time.Today()) is { } obstacle) return Failure.Conflict(obstacle);
        await catalog.RefreshAsync(cancel);
        if (checks.RunWithout(version) is [var relying, ..]) return Failure.Conflict(new Problem("publish-relied-on", "", relying.Code, relying.On));

        var now = time.GetUtcNow();
        new Timeline(versions).Withdraw(version, reason, actor.AccountId!.Value, now);
        db.PublicationNotices.Add(new PublicationNotice(version, PublicationNews.Withdrawn, now));
        // It came from a draft, whose record goes on; what came with the portal has none, and is in force already.
        var draft = await db.PublicationDrafts.SingleAsync(draft => draft.PublishedVersionId == version.Id, cancel);
        drafts.Note(draft, PublicationEventKind.Withdrawn, actor, reason: reason);
        await db.SaveChangesAsync(cancel);
        await catalog.RefreshAsync(cancel);
        return version;
    }
}
