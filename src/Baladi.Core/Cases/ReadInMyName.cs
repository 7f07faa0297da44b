using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>Something somebody else did for, or about, the person or an establishment of theirs.</summary>
/// <param name="By">Null for the system, and for whoever declined to act.</param>
/// <param name="For">The establishment; null for the person.</param>
/// <param name="Reference">Of the case, where it is about one the person still sees.</param>
public sealed record DoneInMyName(long Id, CaseEventKind? CaseEvent, PersonEventKind? PersonEvent, string? Detail, LocalizedText? By, Channel Channel, DateTimeOffset At, LocalizedText? For, string? Reference, string? Title);

/// <summary>Everything that was done in one's name by others: in cases, and about oneself.</summary>
public sealed class ReadInMyName(BaladiDbContext db, CaseAccess access)
{
    public const int PageSize = 25;

    /// <summary>Newest first, by key; one more than a page where there is more.</summary>
    /// <param name="registration">Of one establishment; empty for the person alone, null for all.</param>
    public async Task<List<DoneInMyName>> PageAsync(Actor actor, string? registration, Channel? channel, long? before, CancellationToken cancel)
    {
        if (actor is not { PersonId: { } me, AccountId: { } account }) return [];
        var establishments = actor.Memberships.Where(m => registration is null || m.CommercialRegistration == registration).DistinctBy(m => m.EstablishmentId).ToDictionary(m => m.EstablishmentId, m => m.Name);
        var last = before ?? long.MaxValue;
        var rows = new List<Row>();
        // Each question has an index of its own, so that nobody's history is read for another's.
        if (string.IsNullOrEmpty(registration)) rows.AddRange(await CaseRows(db.CaseEvents.Where(e => e.OnBehalfOfPersonId == me), account, channel, last).ToListAsync(cancel));
        foreach (var id in establishments.Keys) rows.AddRange(await CaseRows(db.CaseEvents.Where(e => e.OnBehalfOfEstablishmentId == id), account, channel, last).ToListAsync(cancel));
        if (string.IsNullOrEmpty(registration))
            rows.AddRange(await db.PersonEvents.AsNoTracking().Where(e => e.PersonId == me && e.Id < last && (e.ActorAccountId == null || e.ActorAccountId != account) && (channel == null || e.Channel == channel))
                .OrderByDescending(e => e.Id).Take(PageSize + 1).Select(e => new Row(e.Id, null, e.Kind, e.Detail, e.ActorAccountId, e.Channel, e.At, null, null)).ToListAsync(cancel));

        var page = rows.DistinctBy(row => row.Id).OrderByDescending(row => row.Id).Take(PageSize + 1).ToList();
        var (accounts, cases) = (page.Select(row => row.By).OfType<long>().Distinct().ToList(), page.Select(row => row.CaseId).OfType<long>().Distinct().ToList());
        var names = await (from user in db.Users join person in db.People on user.PersonId equals person.Id where accounts.Contains(user.Id) select new { user.Id, person.Name }).AsNoTracking().ToDictionaryAsync(found => found.Id, found => found.Name, cancel);
        var about = await access.AppliedForBy(actor with { ActingFor = null }).AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Reference, c.Title }).ToDictionaryAsync(c => c.Id, cancel);
        return [.. page.Select(row => new DoneInMyName(row.Id, row.CaseEvent, row.PersonEvent, row.Detail, row.By is { } by && (row.PersonEvent is not { } kind || PersonEvent.TellsWho(kind)) ? names.GetValueOrDefault(by) : null, row.Channel, row.At,
            row.EstablishmentId is { } of ? establishments.GetValueOrDefault(of) : null, row.CaseId is { } id ? about.GetValueOrDefault(id)?.Reference : null, row.CaseId is { } titled ? about.GetValueOrDefault(titled)?.Title : null))];
    }

    private static IQueryable<Row> CaseRows(IQueryable<CaseEvent> events, long account, Channel? channel, long last) =>
        events.AsNoTracking().Where(e => e.Id < last && e.IsPublic && e.ActorAccountId != null && e.ActorAccountId != account && (channel == null || e.Channel == channel))
            .OrderByDescending(e => e.Id).Take(PageSize + 1).Select(e => new Row(e.Id, e.Kind, null, e.Detail, e.ActorAccountId, e.Channel, e.OccurredAt, e.OnBehalfOfEstablishmentId, e.CaseId));

    private sealed record Row(long Id, CaseEventKind? CaseEvent, PersonEventKind? PersonEvent, string? Detail, long? By, Channel Channel, DateTimeOffset At, long? EstablishmentId, long? CaseId);
}
