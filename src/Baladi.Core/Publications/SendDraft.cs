using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Sends a draft that holds together to a second person.</summary>
[Needs(Assurance.Verified)]
public sealed record SendDraft(string Reference, long Version);

public sealed class SendDraftHandler(OpenDrafts drafts, CheckDraft check, DraftMessages messages, TimeProvider time)
{
    /// <summary>Problems: those of <see cref="OpenDrafts"/>; publish-has-problems, with their number.</summary>
    public async Task<Outcome<PublicationDraft>> HandleAsync(SendDraft command, Actor actor, CancellationToken cancel)
    {
        var found = await drafts.ToWriteAsync<SendDraft>(command.Reference, command.Version, actor, cancel);
        if (found.Value is not { } draft) return found;
        if ((await check.RunAsync(draft, cancel)).Count(problem => !problem.IsRemark) is > 0 and var count) return Failure.Invalid(new Problem("publish-has-problems", "", count));
        draft.Send(actor.AccountId!.Value, time.GetUtcNow());
        drafts.Note(draft, PublicationEventKind.Sent, actor, reason: draft.Why);
        await messages.SentAsync(draft, actor, cancel);
        return await drafts.SaveAsync(draft, cancel);
    }
}

/// <summary>Takes a draft back from the second person, who has not decided yet.</summary>
[Needs(Assurance.Verified)]
public sealed record TakeBackDraft(string Reference, long Version);

public sealed class TakeBackDraftHandler(OpenDrafts drafts, TimeProvider time)
{
    /// <summary>Problems: draft-not-in-review as a conflict.</summary>
    public async Task<Outcome<PublicationDraft>> HandleAsync(TakeBackDraft command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Reference, Permission.Publish, actor, cancel) is not { } draft) return Failure.NotFound;
        if (actor.Gap<TakeBackDraft>() is { } gap) return Failure.Forbidden(gap);
        if (draft.State != DraftState.InReview || draft.Version != command.Version) return Failure.Conflict(new Problem("draft-not-in-review"));
        draft.Reopen(time.GetUtcNow());
        drafts.Note(draft, PublicationEventKind.TakenBack, actor);
        return await drafts.SaveAsync(draft, cancel);
    }
}
