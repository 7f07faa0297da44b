using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>An open draft in a list.</summary>
/// <param name="By">Who did something to it last.</param>
public sealed record DraftLine(string Reference, string Kind, string Code, DraftState State, DateOnly? EffectiveFrom, DateTimeOffset ChangedAt, LocalizedText? By);

/// <summary>What was done to a draft, and who did it.</summary>
public sealed record DraftEvent(PublicationEventKind What, string? Place, string? Reason, LocalizedText? By, DateTimeOffset At);

/// <summary>A draft with its record, as one of those who publish sees it.</summary>
public sealed record DraftView
{
    public required PublicationDraft Draft { get; init; }
    /// <summary>The content of the version it goes on from; null for something new.</summary>
    public required string? Before { get; init; }
    public required int? BeforeNumber { get; init; }
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<DraftEvent> Events { get; init; }
    public required bool MayWrite { get; init; }
    /// <summary>Whether the reader may decide on it: had no part in writing it.</summary>
    public required bool MayReview { get; init; }
    /// <summary>Whether the reader could, had they not written it themselves.</summary>
    public required bool IsOwn { get; init; }

    public bool IsWritten => Draft.State == DraftState.Written && MayWrite;
}

/// <summary>Drafts, for those who write, approve or audit what is published.</summary>
public sealed class ReadPublications(BaladiDbContext db)
{
    /// <summary>Whether the actor reads drafts at all.</summary>
    public static bool Reads(Actor actor) => actor.May(Permission.Publish) || actor.May(Permission.ApprovePublication) || actor.May(Permission.Audit);

    /// <summary>The open drafts of a kind, those that wait for a second person first.</summary>
    public async Task<IReadOnlyList<DraftLine>> OpenAsync(string kind, Actor actor, CancellationToken cancel)
    {
        if (!Reads(actor)) return [];
        var open = await db.PublicationDrafts.AsNoTracking().Where(draft => draft.Kind == kind && draft.OpenFor != null).Select(draft => new
        {
            draft.Reference, draft.Code, draft.State, draft.EffectiveFrom, draft.ChangedAt,
            By = db.PublicationEvents.Where(done => done.DraftId == draft.Id).OrderByDescending(done => done.Id).Select(done => (long?)done.ByAccountId).FirstOrDefault(),
        }).ToListAsync(cancel);
        var names = await NamesAsync(open.Select(draft => draft.By).OfType<long>(), cancel);
        return [.. open.Select(draft => new DraftLine(draft.Reference, kind, draft.Code, draft.State, draft.EffectiveFrom, draft.ChangedAt, names.GetValueOrDefault(draft.By ?? 0)))
            .OrderByDescending(draft => draft.State).ThenByDescending(draft => draft.ChangedAt)];
    }

    /// <summary>Null where it does not exist, or not for this actor.</summary>
    public async Task<DraftView?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (!Reads(actor) || Reference.Parse(reference) is not { } kept) return null;
        if (await db.PublicationDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Reference == kept, cancel) is not { } draft) return null;
        var before = draft.BasedOnVersionId is not { } id ? null : await db.Publications.AsNoTracking().Where(version => version.Id == id).Select(version => new { version.Content, version.Number }).SingleAsync(cancel);
        var events = await db.PublicationEvents.AsNoTracking().Where(done => done.DraftId == draft.Id).OrderByDescending(done => done.Id).ToListAsync(cancel);
        var names = await NamesAsync(events.Select(done => done.ByAccountId), cancel);
        var own = events.Exists(done => done.ByAccountId == actor.AccountId && done.What != PublicationEventKind.Returned);
        return new()
        {
            Draft = draft,
            Before = before?.Content,
            BeforeNumber = before?.Number,
            Events = [.. events.Select(done => new DraftEvent(done.What, done.Place, done.Reason, names.GetValueOrDefault(done.ByAccountId), done.At))],
            MayWrite = actor.May(Permission.Publish),
            MayReview = draft.State == DraftState.InReview && actor.May(Permission.ApprovePublication) && !own,
            IsOwn = draft.State == DraftState.InReview && actor.May(Permission.ApprovePublication) && own,
        };
    }

    private async Task<Dictionary<long, LocalizedText>> NamesAsync(IEnumerable<long> accounts, CancellationToken cancel)
    {
        var ids = accounts.Distinct().ToList();
        return await (from account in db.Users join person in db.People on account.PersonId equals person.Id where ids.Contains(account.Id) select new { account.Id, person.Name }).AsNoTracking().ToDictionaryAsync(named => named.Id, named => named.Name, cancel);
    }
}
