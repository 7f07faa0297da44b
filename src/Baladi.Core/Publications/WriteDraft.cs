using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Writes the content of a draft anew.</summary>
/// <param name="Place">What was changed in it, for the record: clauses/ventilation.</param>
[Needs(Assurance.Verified)]
public sealed record WriteDraft(string Reference, IPublishedContent Content, string Place, long Version);

public sealed class WriteDraftHandler(OpenDrafts drafts, TimeProvider time)
{
    /// <summary>Problems: those of <see cref="OpenDrafts"/>; publish-other-code, content-too-long.</summary>
    public async Task<Outcome<PublicationDraft>> HandleAsync(WriteDraft command, Actor actor, CancellationToken cancel)
    {
        var found = await drafts.ToWriteAsync<WriteDraft>(command.Reference, command.Version, actor, cancel);
        if (found.Value is not { } draft) return found;
        // The code is the address of what is published, and stays.
        if (command.Content.Code != draft.Code || PublicationChecks.KindOf(command.Content) != draft.Kind) return Failure.Invalid(new Problem("publish-other-code", "", draft.Code));
        var content = JsonSerializer.Serialize(command.Content, command.Content.GetType(), PublishedJson.Options);
        if (content.Length > PublicationDraft.ContentLength) return Failure.Invalid(new Problem("content-too-long"));
        if (content == PublicationChecks.Normal(draft.Kind, draft.Content)) return draft;
        draft.Write(content, time.GetUtcNow());
        drafts.Note(draft, PublicationEventKind.Edited, actor, command.Place.Length > PublicationEvent.PlaceLength ? command.Place[..PublicationEvent.PlaceLength] : command.Place);
        return await drafts.SaveAsync(draft, cancel);
    }
}
