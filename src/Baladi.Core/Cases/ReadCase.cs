using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>A case as its readers see it, untracked. Officers see all of it, applicants the public part of the history.</summary>
public sealed record CaseView
{
    public required Case Case { get; init; }
    public required Published<Procedure> Procedure { get; init; }
    public required Person Applicant { get; init; }
    public Establishment? Establishment { get; init; }
    /// <summary>What the case changes; null where it begins something new.</summary>
    public CaseSubject? Subject { get; init; }
    public required IReadOnlyList<CaseTask> Tasks { get; init; }
    public required IReadOnlyList<CaseFact> Facts { get; init; }
    public required IReadOnlyList<JudgedClause> Clauses { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }
    public required IReadOnlyList<Correction> Corrections { get; init; }
    public required IReadOnlyList<Decision> Decisions { get; init; }
    public required IReadOnlyList<ClockSegment> Clock { get; init; }
    public required IReadOnlyList<CasePin> Pins { get; init; }
    public required IReadOnlyList<WaiverDecision> WaiverDecisions { get; init; }
    /// <summary>The looks on site, in order; applicants see those that were announced, or are over.</summary>
    public required IReadOnlyList<SiteVisit> Visits { get; init; }
    /// <summary>The violations on record in it, and how often each was established within a year before.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }
    public required IReadOnlyDictionary<string, int> Violated { get; init; }
    /// <summary>What officers photographed on site; applicants see it once it is decided upon.</summary>
    public required IReadOnlyList<Evidence> Photos { get; init; }
    public required IReadOnlyList<NamedEvent> Events { get; init; }
    /// <summary>Names of the officers who appear, by account.</summary>
    public required IReadOnlyDictionary<long, LocalizedText> Officers { get; init; }

    /// <summary>Until when what officers judged and photographed is for its applicant to read: all of it once the case ended; else what was on the table when violations were last established or settled. Null before.</summary>
    public DateTimeOffset? DecidedUntil => !Case.IsOpen ? DateTimeOffset.MaxValue : Violation.DecidedUntil(Violations);
    public IEnumerable<Correction> OpenCorrections => Corrections.Where(correction => correction.State == CorrectionState.Open);
    public Milestone Milestone => Procedure.Content.MilestoneOf(Case.Milestone);
    /// <summary>Nobody of the staff has had a part in it.</summary>
    public bool WasInstant => !Tasks.Any(task => task.Holder == Holder.Staff);
    /// <summary>What the applicant has to do next; null where it is others' turn.</summary>
    public CaseTask? NextAction => Tasks.FirstOrDefault(task => task is { State: TaskState.Open, Holder: Holder.Applicant });

    /// <summary>The same case for rules that are written against a file, untracked: to ask what would be allowed, not to change it.</summary>
    public CaseFile AsFile() => new()
    {
        Case = Case,
        Procedure = Procedure,
        Applicant = Applicant,
        Establishment = Establishment,
        Subject = Subject,
        BegunByAccountId = Events.Select(e => e.Event).FirstOrDefault(e => e.Number == 1)?.ActorAccountId,
        Tasks = [.. Tasks],
        Facts = [.. Facts],
        Evidence = [.. Evidence],
        Verdicts = [.. Clauses.Select(judged => judged.Verdict)],
        Corrections = [.. OpenCorrections],
        Pins = [.. Pins],
        WaiverDecisions = [.. WaiverDecisions],
        Visits = [.. Visits],
        Violations = [.. Violations],
        Violated = Violated,
        Photos = [.. Photos],
    };
}

public sealed record JudgedClause(CaseVerdict Verdict, Clause Clause);

/// <param name="InPlaceOf">The absent colleague in whose place an officer acted.</param>
public sealed record NamedEvent(CaseEvent Event, LocalizedText? ActorName, LocalizedText? InPlaceOf = null);

/// <summary>Reads one case through the scope of the actor.</summary>
public sealed class ReadCase(BaladiDbContext db, CaseAccess access, PublishedCatalog catalog, RequirementsOfCase requirements, ICaseSubjects subjects)
{
    /// <summary>Null where it does not exist or not for this actor.</summary>
    public async Task<CaseView?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        var found = await access.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, cancel);
        if (found is null) return null;
        var asOfficer = !CaseAccess.IsOwn(actor, found);
        var id = found.Id;
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == id && (asOfficer || e.IsPublic)).OrderBy(e => e.Number).ToListAsync(cancel);
        var tasks = await db.CaseTasks.AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.Id).ToListAsync(cancel);
        var verdicts = await db.CaseVerdicts.AsNoTracking().Where(v => v.CaseId == id && v.SupersededAt == null).ToListAsync(cancel);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.Id).ToListAsync(cancel);
        var pins = await db.CasePins.AsNoTracking().Where(p => p.CaseId == id).ToListAsync(cancel);
        var waivers = CaseWaivers.AreJudged(catalog, pins) ? await db.WaiverDecisions.AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.Id).ToListAsync(cancel) : [];
        var goesThere = catalog.Version<Procedure>(found.ProcedureVersionId).Content.GoesThere;
        var visits = goesThere ? await db.SiteVisits.AsNoTracking().Where(v => v.CaseId == id && (asOfficer || v.Announced || v.State == VisitState.Made || v.State == VisitState.Missed)).OrderBy(v => v.Id).ToListAsync(cancel) : [];
        var violations = CaseViolations.AreIn(catalog, pins) ? await db.Violations.AsNoTracking().Where(v => v.CaseId == id).OrderBy(v => v.Id).ToListAsync(cancel) : [];
        var evidence = await db.Evidence.AsNoTracking().Where(e => e.CaseId == id && e.SupersededAt == null && e.ErasedAt == null).OrderBy(e => e.Id).ToListAsync(cancel);
        var accounts = events.Select(e => e.ActorAccountId).Concat(tasks.Select(t => t.AssigneeAccountId)).Concat(decisions.Select(d => (long?)d.DecidedByAccountId)).Concat(waivers.Select(d => (long?)d.DecidedByAccountId)).Concat(visits.Select(v => (long?)v.OfficerAccountId)).OfType<long>().Distinct().ToList();
        var officers = await (from account in db.Users
                              join person in db.People on account.PersonId equals person.Id
                              where accounts.Contains(account.Id)
                              select new { account.Id, person.Name }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var away = events.Where(e => e.Party is Party.Authority or Party.Agency).Select(e => e.OnBehalfOfPersonId).OfType<long>().Distinct().ToList();
        var absents = away.Count == 0 ? new Dictionary<long, LocalizedText>() : await db.People.AsNoTracking().Where(p => away.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return new()
        {
            Case = found,
            Procedure = catalog.Version<Procedure>(found.ProcedureVersionId),
            Applicant = await db.People.AsNoTracking().SingleAsync(p => p.Id == found.ApplicantPersonId, cancel),
            Establishment = found.EstablishmentId is { } establishment ? await db.Establishments.AsNoTracking().SingleAsync(e => e.Id == establishment, cancel) : null,
            Subject = found.SubjectId is { } subject ? await subjects.FindAsync(subject, cancel) : null,
            Tasks = tasks,
            Facts = await db.CaseFacts.AsNoTracking().Where(f => f.CaseId == id && f.SupersededAt == null && f.ErasedAt == null).OrderBy(f => f.Id).ToListAsync(cancel),
            Clauses = [.. verdicts.Select(v => new JudgedClause(v, requirements.Clause(v)!)).OrderBy(j => j.Verdict.RequirementVersionId).ThenBy(j => j.Verdict.ClauseCode, StringComparer.Ordinal)],
            Evidence = [.. evidence.Where(e => e.TaskId is null)],
            Photos = [.. evidence.Where(e => e.TaskId is not null && (asOfficer || !found.IsOpen || e.AddedAt <= Violation.DecidedUntil(violations)))],
            Visits = visits,
            Violations = violations,
            Violated = CaseViolations.AreIn(catalog, pins) && found.SubjectId is { } about ? await subjects.ViolatedAsync(about, id, cancel) : new Dictionary<string, int>(),
            Corrections = await db.Corrections.AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Id).ToListAsync(cancel),
            Decisions = decisions,
            Clock = await db.ClockSegments.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Id).ToListAsync(cancel),
            Events = [.. events.Select(e => new NamedEvent(e, e.ActorAccountId is { } by ? officers.GetValueOrDefault(by) : null, e.Party is Party.Authority or Party.Agency && e.OnBehalfOfPersonId is { } absent ? absents.GetValueOrDefault(absent) : null))],
            Officers = officers,
            Pins = pins,
            WaiverDecisions = waivers,
        };
    }
}
