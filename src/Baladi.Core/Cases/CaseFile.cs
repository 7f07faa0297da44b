using Baladi.Core.Basics;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>A case with everything a change of it needs, tracked for writing.</summary>
public sealed class CaseFile
{
    public required Case Case { get; init; }
    public required Published<Procedure> Procedure { get; init; }
    public required Person Applicant { get; init; }
    public Establishment? Establishment { get; init; }
    /// <summary>What the case changes; null where it begins something new.</summary>
    public CaseSubject? Subject { get; init; }
    /// <summary>Who submitted it; known of a case that changes something.</summary>
    public long? BegunByAccountId { get; init; }
    public List<CaseTask> Tasks { get; init; } = [];
    /// <summary>The facts in force.</summary>
    public List<CaseFact> Facts { get; init; } = [];
    /// <summary>The documents in force; not what officers photographed on site.</summary>
    public List<Evidence> Evidence { get; init; } = [];
    /// <summary>What officers photographed on site.</summary>
    public List<Evidence> Photos { get; init; } = [];
    /// <summary>The verdicts in force.</summary>
    public List<CaseVerdict> Verdicts { get; init; } = [];
    public List<CasePin> Pins { get; init; } = [];
    public List<Correction> Corrections { get; init; } = [];
    /// <summary>What officers decided on waivers of its fees, in order.</summary>
    public List<WaiverDecision> WaiverDecisions { get; init; } = [];
    /// <summary>The looks on site that were planned, in order.</summary>
    public List<SiteVisit> Visits { get; init; } = [];
    /// <summary>The violations on record in it.</summary>
    public List<Violation> Violations { get; init; } = [];
    /// <summary>How often each was established within a year before, by code.</summary>
    public IReadOnlyDictionary<string, int> Violated { get; init; } = new Dictionary<string, int>();
    public ClockSegment? Running { get; set; }

    public IEnumerable<CaseTask> LiveTasks => Tasks.Where(task => task.IsLive);

    /// <summary>The civil day it was submitted.</summary>
    public DateOnly AppliedOn => RiyadhTime.DateOf(Case.SubmittedAt);

    public IEnumerable<long> Pinned(string kind) => Pins.Where(pin => pin.Kind == kind).Select(pin => pin.PublicationVersionId);

    /// <summary>Those made for a task, also before it was handed back: who returns a report does not send its author out again.</summary>
    public IEnumerable<SiteVisit> VisitsFor(CaseTask task) => Visits.Where(visit => Tasks.Exists(one => one.Id == visit.TaskId && one.Code == task.Code));

    public CaseViolations ViolationsIn(PublishedCatalog catalog) => new(catalog, Pinned(FeeSchedule.Kind), Violations, Verdicts, Violated);

    /// <summary>The names its rules and prices are evaluated with.</summary>
    public FactBook Book(FactNames names, PublishedCatalog catalog, Geography geography, DateOnly today)
    {
        var waivers = new CaseWaivers(catalog, Pinned(FeeSchedule.Kind), WaiverDecisions);
        var book = new FactBook(names, Facts.DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value), today).Derive(catalog, geography).About(Subject, AppliedOn, Case.ServiceCode);
        book.Count(Verdicts.Select(v => v.Verdict), Verdicts.Count(v => v.Verdict == Verdict.Unknown && v.Why != VerdictReason.SeenOnSite) + waivers.Asked(book.Of).Count(asked => !asked.IsDecided));
        book.Corrected(Case.CorrectionRounds);
        book.Unseen(Verdicts.Count(v => v.Why == VerdictReason.AwaitsOfficer));
        var visits = LiveTasks.SelectMany(VisitsFor).ToList();
        book.Visited(visits.Exists(visit => visit.State == VisitState.Made), visits.Count(visit => visit.State == VisitState.Missed));
        ViolationsIn(catalog).Tell(book);
        foreach (var task in Tasks.Where(task => task.Action is not null).OrderBy(task => task.CompletedAt)) book.Task(task.Code, task.Action!);
        return book;
    }
}

/// <summary>Loads case files for handlers, through the scope of the actor.</summary>
public sealed class CaseFiles(BaladiDbContext db, CaseAccess access, PublishedCatalog catalog, ICaseSubjects subjects)
{
    /// <summary>Null where it does not exist or the actor may not see it.</summary>
    public async Task<CaseFile?> FindAsync(string reference, Actor actor, CancellationToken cancel) =>
        await access.VisibleTo(actor).SingleOrDefaultAsync(c => c.Reference == reference, cancel) is { } found ? await LoadAsync(found, cancel) : null;

    internal async Task<CaseFile?> FindAsync(long caseId, CancellationToken cancel) =>
        await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, cancel) is { } found ? await LoadAsync(found, cancel) : null;

    private async Task<CaseFile> LoadAsync(Case found, CancellationToken cancel)
    {
        var pins = await db.CasePins.Where(p => p.CaseId == found.Id).ToListAsync(cancel);
        return new()
        {
            Case = found,
            Procedure = catalog.Version<Procedure>(found.ProcedureVersionId),
            Applicant = await db.People.SingleAsync(p => p.Id == found.ApplicantPersonId, cancel),
            Establishment = found.EstablishmentId is { } id ? await db.Establishments.SingleAsync(e => e.Id == id, cancel) : null,
            Subject = found.SubjectId is { } subject ? await subjects.FindAsync(subject, cancel) : null,
            // Asked where somebody could be barred for it: of what the authority began.
            BegunByAccountId = found.SubjectId is null ? null : await db.CaseEvents.Where(e => e.CaseId == found.Id && e.Number == 1).Select(e => e.ActorAccountId).SingleOrDefaultAsync(cancel),
            Tasks = await db.CaseTasks.Where(t => t.CaseId == found.Id).OrderBy(t => t.Id).ToListAsync(cancel),
            Facts = await db.CaseFacts.Where(f => f.CaseId == found.Id && f.SupersededAt == null).OrderBy(f => f.Id).ToListAsync(cancel),
            Evidence = await db.Evidence.Where(e => e.CaseId == found.Id && e.SupersededAt == null && e.TaskId == null).OrderBy(e => e.Id).ToListAsync(cancel),
            Photos = catalog.Version<Procedure>(found.ProcedureVersionId).Content.GoesThere ? await db.Evidence.Where(e => e.CaseId == found.Id && e.SupersededAt == null && e.TaskId != null).OrderBy(e => e.Id).ToListAsync(cancel) : [],
            Verdicts = await db.CaseVerdicts.Where(v => v.CaseId == found.Id && v.SupersededAt == null).OrderBy(v => v.Id).ToListAsync(cancel),
            Pins = pins,
            WaiverDecisions = CaseWaivers.AreJudged(catalog, pins) ? await db.WaiverDecisions.Where(d => d.CaseId == found.Id).OrderBy(d => d.Id).ToListAsync(cancel) : [],
            Visits = catalog.Version<Procedure>(found.ProcedureVersionId).Content.GoesThere ? await db.SiteVisits.Where(v => v.CaseId == found.Id).OrderBy(v => v.Id).ToListAsync(cancel) : [],
            Violations = CaseViolations.AreIn(catalog, pins) ? await db.Violations.Where(v => v.CaseId == found.Id).OrderBy(v => v.Id).ToListAsync(cancel) : [],
            Violated = CaseViolations.AreIn(catalog, pins) && found.SubjectId is { } about ? await subjects.ViolatedAsync(about, found.Id, cancel) : new Dictionary<string, int>(),
            Corrections = await db.Corrections.Where(c => c.CaseId == found.Id && c.State == CorrectionState.Open).OrderBy(c => c.Id).ToListAsync(cancel),
            Running = await db.ClockSegments.SingleOrDefaultAsync(s => s.CaseId == found.Id && s.To == null, cancel),
        };
    }
}
