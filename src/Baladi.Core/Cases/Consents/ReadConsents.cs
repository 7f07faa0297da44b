using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Consents;

/// <summary>A line of what one is asked to agree to.</summary>
public sealed record AskedConsent(string Reference, LocalizedText Service, LocalizedText Task, DateTimeOffset DueAt);

/// <summary>What the other party sees of a case: what it is about, what is asked, and how that ended. Nothing of what the applicant said, gave or wrote.</summary>
/// <param name="Task">What they are, or were last, asked.</param>
/// <param name="Milestone">Where the case stands.</param>
/// <param name="Official">What the authority has begun about the same, which they would take over: the services and since when.</param>
/// <param name="Fees">What the applicant pays for it; null where it is free.</param>
/// <param name="For">Of which establishment they answer; null for a person.</param>
public sealed record ReadConsent(
    Case Case, ServiceCard Service, CaseTask Task, TaskDefinition Definition, Milestone Milestone, CaseSubject? Subject, IReadOnlyList<(LocalizedText Service, DateTimeOffset Since)> Official, Price? Fees, LocalizedText? For)
{
    public bool IsOpen => Task.State == TaskState.Open;
}

/// <summary>The only door of the other party to a case.</summary>
public sealed class ReadConsents(BaladiDbContext db, CaseAccess access, CaseFiles files, CaseBooks books, PublishedCatalog catalog)
{
    /// <summary>Those that wait for an answer of the actor, or of whom they act for; the most urgent first.</summary>
    public async Task<IReadOnlyList<AskedConsent>> WaitingAsync(Actor actor, int size, CancellationToken cancel)
    {
        var found = await (from c in access.AskedOf(actor)
                           join task in db.CaseTasks on c.Id equals task.CaseId
                           where task.Holder == Holder.Party && task.State == TaskState.Open
                           orderby task.DueAt
                           select new { c.Reference, c.ProcedureVersionId, task.Code, task.DueAt }).AsNoTracking().Take(size).ToListAsync(cancel);
        return [.. from one in found
                   let procedure = catalog.Version<Procedure>(one.ProcedureVersionId).Content
                   select new AskedConsent(one.Reference, procedure.Service.Name, procedure.TaskOf(one.Code).Name, one.DueAt)];
    }

    /// <summary>Null where there is no such case, or the actor is not its other party.</summary>
    public async Task<ReadConsent?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (await access.AskedOf(actor).AsNoTracking().Where(c => c.Reference == reference).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel) is not { } id) return null;
        var file = (await files.FindAsync(id, cancel))!;
        if (file.Tasks.LastOrDefault(task => task.Holder == Holder.Party) is not { } asked) return null;
        var procedure = file.Procedure.Content;
        var since = file.Subject is { } subject
            ? await db.Cases.AsNoTracking().Where(c => c.SubjectId == subject.Id && c.Result == CaseResult.Open && c.Id != id && c.IsKept == null).OrderBy(c => c.Id).Select(c => new { c.ProcedureVersionId, c.SubmittedAt }).ToListAsync(cancel)
            : [];
        var official = from one in since
                       let other = catalog.Version<Procedure>(one.ProcedureVersionId).Content
                       where other.IsOfficial
                       select (other.Service.Name, one.SubmittedAt);
        var schedule = file.Pinned(FeeSchedule.Kind).Select(version => catalog.Version<FeeSchedule>(version)).FirstOrDefault();
        var of = file.Case.PartyEstablishmentId is { } establishment ? await db.Establishments.AsNoTracking().Where(e => e.Id == establishment).Select(e => e.Name).SingleAsync(cancel) : null;
        return new(file.Case, procedure.Service, asked, procedure.TaskOf(asked.Code), procedure.MilestoneOf(file.Case.Milestone), file.Subject, [.. official], schedule?.Content.Price(books.Of(file).Of), of);
    }
}
