using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Data;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>A license as the cases about it know it.</summary>
public sealed record LicenseSubject : CaseSubject
{
    public required DateOnly ValidTo { get; init; }
    public required LicenseState State { get; init; }
    public required DateOnly StateSince { get; init; }
    public required bool StateByAuthority { get; init; }
    public required bool Danger { get; init; }
    public required bool IsStayed { get; init; }

    public override IReadOnlyDictionary<string, Value> Names(DateOnly on) => new Dictionary<string, Value>
    {
        [SystemNames.LicenseService] = Value.Of(ServiceCode),
        [SystemNames.LicenseState] = Value.Of(IsStayed ? "stayed" : State.ToString().ToLowerInvariant()),
        [SystemNames.LicenseStateBy] = Value.Of(StateByAuthority ? "authority" : "holder"),
        [SystemNames.LicenseHeldBy] = Value.Of(EstablishmentId is null ? "person" : "establishment"),
        [SystemNames.LicenseDanger] = Value.Of(Danger),
        [SystemNames.LicenseValidTo] = Value.Of(ValidTo),
        [SystemNames.LicenseDaysLeft] = Value.Of((decimal)Math.Max(0, ValidTo.DayNumber - on.DayNumber)),
        [SystemNames.LicenseDaysLate] = Value.Of((decimal)Math.Max(0, on.DayNumber - ValidTo.DayNumber)),
        [SystemNames.LicenseDaysInState] = Value.Of((decimal)Math.Max(0, on.DayNumber - StateSince.DayNumber)),
    };
}

public sealed class LicenseSubjects(BaladiDbContext db, LicenseAccess access, PublishedCatalog catalog, TimeProvider time) : ICaseSubjects
{
    public async Task<CaseSubject?> FindAsync(long id, CancellationToken cancel) =>
        await db.Licenses.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is { } license ? await OfAsync(license, cancel) : null;

    public async Task<CaseSubject?> FindAsync(string number, Procedure procedure, Actor actor, CancellationToken cancel)
    {
        if (procedure.Concerns is not { } concern) return null;
        // What is drawn by lot nobody begins.
        if (concern.Sampling is not null) return null;
        var theirs = procedure.BegunBy is { } role ? access.Under(actor, role) : access.HeldBy(actor);
        return await theirs.AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, cancel) is { } license && concern.Covers(license.ServiceCode) ? await OfAsync(license, cancel) : null;
    }

    public async Task<LicenseSubject> OfAsync(License license, CancellationToken cancel)
    {
        var standing = license.StandingCaseId ?? license.CaseId;
        var names = new FactNames(catalog);
        var handed = await db.LicenseChanges.AsNoTracking().Where(change => change.LicenseId == license.Id && change.Kind == LicenseChangeKind.Transferred).OrderByDescending(change => change.Id).Select(change => (long?)change.Id).FirstOrDefaultAsync(cancel);
        var facts = await db.CaseFacts.AsNoTracking().Where(f => f.CaseId == standing && f.SupersededAt == null && f.ErasedAt == null && f.Subject == "").OrderBy(f => f.Id).ToListAsync(cancel);
        return new()
        {
            Id = license.Id,
            Number = license.Number,
            Name = license.Name,
            ServiceCode = license.ServiceCode,
            AuthorityId = license.AuthorityId,
            EstablishmentId = license.EstablishmentId,
            PersonId = license.HolderPersonId ?? await db.Cases.Where(c => c.Id == license.CaseId).Select(c => c.ApplicantPersonId).SingleAsync(cancel),
            // Who they are and how they are reached is asked anew each time.
            Standing = facts.Where(fact => names.Find(fact.Code) is { Personal: false }).DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value),
            OnFile = await OnFileAsync(license, handed, cancel),
            ValidTo = license.ValidTo,
            State = license.State,
            StateByAuthority = license.StateByAuthority == true,
            Danger = license.Danger == true,
            IsStayed = license.StayedByCaseId is not null,
            UnderWay = await db.Cases.AsNoTracking().Where(c => c.SubjectId == license.Id && c.Result == CaseResult.Open).OrderBy(c => c.Id)
                .Select(c => new OpenCase(c.ServiceCode, c.Reference, db.Invoices.Any(i => i.CaseId == c.Id && i.State == InvoiceState.Open), c.IsKept == true)).ToListAsync(cancel),
            DecidedBy = license.State == LicenseState.Active ? [] : await DecidedByAsync(license, cancel),
            StateSince = license.StateSince ?? RiyadhTime.DateOf(license.IssuedAt),
        };
    }

    public async Task<HashSet<string>> UndertakenAsync(CaseSubject subject, CancellationToken cancel)
    {
        var cases = db.Licenses.Where(l => l.Id == subject.Id).Select(l => l.CaseId).Concat(db.Licenses.Where(l => l.Id == subject.Id).Select(l => l.StandingCaseId ?? l.CaseId));
        return [.. await db.CaseVerdicts.AsNoTracking().Where(v => cases.Contains(v.CaseId) && v.SupersededAt == null && v.Verdict == Verdict.Pass).Select(v => v.ClauseCode).Distinct().ToListAsync(cancel)];
    }

    public async Task<IReadOnlyDictionary<string, int>> ViolatedAsync(long id, long caseId, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Violation.Counts;
        var holder = await db.Licenses.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.EstablishmentId, l.HolderPersonId }).SingleAsync(cancel);
        // A case stays with whoever held the license when it was opened.
        return await db.Violations.AsNoTracking().Where(v => v.SubjectId == id && v.CaseId != caseId && v.State != ViolationState.Lifted && v.At > since
                && db.Cases.Any(c => c.Id == v.CaseId && c.EstablishmentId == holder.EstablishmentId && (holder.EstablishmentId != null || c.ApplicantPersonId == holder.HolderPersonId)))
            .GroupBy(v => v.Code).Select(found => new { found.Key, Count = found.Count() }).ToDictionaryAsync(found => found.Key, found => found.Count, cancel);
    }

    // Of the case it came from and those that renewed or amended it, the latest for each clause: a renewal asks for two documents and leaves the others on file.
    // What another holder gave before it was handed over is theirs, and on file for nobody.
    private async Task<Dictionary<string, long>> OnFileAsync(License license, long? handed, CancellationToken cancel)
    {
        var cases = db.LicenseChanges.Where(change => change.LicenseId == license.Id && (handed == null || change.Id > handed)
            && (change.Kind == LicenseChangeKind.Renewed || change.Kind == LicenseChangeKind.Amended || change.Kind == LicenseChangeKind.Corrected)).Select(change => change.CaseId);
        var documents = await db.Evidence.AsNoTracking().Where(e => ((handed == null && e.CaseId == license.CaseId) || cases.Contains(e.CaseId)) && e.TaskId == null && e.SupersededAt == null && e.ErasedAt == null)
            .OrderByDescending(e => e.Id).Select(e => new { e.ClauseCode, e.StoredFileId }).ToListAsync(cancel);
        return documents.DistinctBy(document => document.ClauseCode).ToDictionary(document => document.ClauseCode, document => document.StoredFileId);
    }

    // Whoever began the case that brought it into its state, signed in it or had a task of it.
    private async Task<HashSet<long>> DecidedByAsync(License license, CancellationToken cancel)
    {
        var latest = db.LicenseChanges.Where(change => change.LicenseId == license.Id && (change.Kind == LicenseChangeKind.Suspended || change.Kind == LicenseChangeKind.Cancelled)).OrderByDescending(change => change.Id).Select(change => change.CaseId).Take(1);
        var signed = await db.CaseTasks.AsNoTracking().Where(task => latest.Contains(task.CaseId)).Select(task => new { task.CompletedByAccountId, task.AssigneeAccountId }).ToListAsync(cancel);
        var began = await db.CaseEvents.AsNoTracking().Where(e => latest.Contains(e.CaseId) && e.Kind == CaseEventKind.Submitted).Select(e => e.ActorAccountId).ToListAsync(cancel);
        return [.. signed.SelectMany(task => new[] { task.CompletedByAccountId, task.AssigneeAccountId }).Concat(began).OfType<long>()];
    }
}
