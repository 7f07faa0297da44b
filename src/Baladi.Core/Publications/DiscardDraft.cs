using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Gives a draft up; what it held stays on record.</summary>
[Needs(Assurance.Verified)]
public sealed record DiscardPublicationDraft(string Reference, long Version);

public sealed class DiscardPublicationDraftHandler(OpenDrafts drafts, TimeProvider time)
{
    public async Task<Outcome<PublicationDraft>> HandleAsync(DiscardPublicationDraft command, Actor actor, CancellationToken cancel)
    {
        var found = await drafts.ToWriteAsync<DiscardPublicationDraft>(command.Reference, command.Version, actor, cancel);
        if (found.Value is not { } draft) return found;
        draft.Discard(time.GetUtcNow());
        drafts.Note(draft, PublicationEventKind.Discarded, actor);
        return await drafts.SaveAsync(draft, cancel);
    }
}
