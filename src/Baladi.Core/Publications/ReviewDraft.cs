using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>The second person's decision on a draft: it is published from its day, or goes back with a reason.</summary>
[Needs(Assurance.Verified)]
public sealed record ReviewDraft(string Reference, bool Approves, string? Reason, long Version);

public sealed class ReviewDraftHandler(BaladiDbContext db, OpenDrafts drafts, CheckDraft check, DraftMessages messages, PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>
    /// Problems: own-draft (whoever had a part in writing it); reason-required, reason-too-long; publish-has-problems, where something changed since it was sent;
    /// draft-not-in-review as a conflict.
    /// </summary>
    // Where another publication was faster, it is held against that one as well.
    public Task<Outcome<PublicationDraft>> HandleAsync(ReviewDraft command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => ReviewAsync(command, actor, cancel));

    private async Task<Outcome<PublicationDraft>> ReviewAsync(ReviewDraft command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Reference, Permission.ApprovePublication, actor, cancel) is not { } draft) return Failure.NotFound;
        if (actor.Gap<ReviewDraft>() is { } gap) return Failure.Forbidden(gap);
        if (draft.State != DraftState.InReview || draft.Version != command.Version) return Failure.Conflict(new Problem("draft-not-in-review"));
        if (await db.PublicationEvents.AnyAsync(done => done.DraftId == draft.Id && done.ByAccountId == actor.AccountId && done.What != PublicationEventKind.Returned, cancel)) return Failure.Forbidden(new Problem("own-draft"));
        var reason = command.Reason?.Trim() is { Length: > 0 } said ? said : null;
        if (reason?.Length > PublicationDraft.WhyLength) return Failure.Invalid(new Problem("reason-too-long", nameof(command.Reason), PublicationDraft.WhyLength));
        if (!command.Approves && reason is null) return Failure.Invalid(new Problem("reason-required", nameof(command.Reason), 1));

        var now = time.GetUtcNow();
        if (!command.Approves)
        {
            draft.Reopen(now);
            drafts.Note(draft, PublicationEventKind.Returned, actor, reason: reason);
            await messages.DecidedAsync(draft, reason, cancel);
            return await drafts.SaveAsync(draft, cancel);
        }
        if ((await check.RunAsync(draft, cancel)).Count(problem => !problem.IsRemark) is > 0 and var count) return Failure.Invalid(new Problem("publish-has-problems", "", count));
        var timeline = new Timeline(await db.Publications.Where(version => version.Kind == draft.Kind && version.Code == draft.Code).ToListAsync(cancel));
        var sequence = (await db.Publications.MaxAsync(version => version.Sequence, cancel) ?? 0) + 1;
        var version = PublicationVersion.Publish(draft.Kind, draft.Code, timeline.NextNumber, draft.EffectiveFrom!.Value, draft.Content, now, draft.SentByAccountId).Approved(actor.AccountId!.Value, sequence, draft.Why);
        timeline.Add(version);
        db.Publications.Add(version);
        draft.Publish(version, now);
        drafts.Note(draft, PublicationEventKind.Approved, actor, reason: reason);
        await messages.DecidedAsync(draft, reason, cancel);
        db.PublicationNotices.Add(new PublicationNotice(version, PublicationNews.Published, now));
        await db.SaveChangesAsync(cancel);
        await catalog.RefreshAsync(cancel);
        return draft;
    }
}
