using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Begins the next version of something published, as its last version stands; or goes on with the draft there is.</summary>
[Needs(Assurance.Verified)]
public sealed record BeginDraft(string Kind, string Code);

public sealed class BeginDraftHandler(BaladiDbContext db, OpenDrafts drafts, TimeProvider time)
{
    /// <returns>The draft.</returns>
    public Task<Outcome<PublicationDraft>> HandleAsync(BeginDraft command, Actor actor, CancellationToken cancel) => db.TryAgainAsync<Outcome<PublicationDraft>>(async () =>
    {
        if (!actor.May(Permission.Publish)) return Failure.NotFound;
        if (actor.Gap<BeginDraft>() is { } gap) return Failure.Forbidden(gap);
        var open = $"{command.Kind}/{command.Code}";
        if (await db.PublicationDrafts.SingleOrDefaultAsync(draft => draft.OpenFor == open, cancel) is { } already) return already;
        var versions = await db.Publications.Where(version => version.Kind == command.Kind && version.Code == command.Code).ToListAsync(cancel);
        if (new Timeline(versions).Latest is not { } latest) return Failure.NotFound;
        var draft = new PublicationDraft(command.Kind, command.Code, latest.Content, latest, actor.AccountId!.Value, time.GetUtcNow());
        db.PublicationDrafts.Add(draft);
        drafts.Note(draft, PublicationEventKind.Begun, actor);
        await db.SaveChangesAsync(cancel);
        return draft;
    });
}
