using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Authorities;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Puts together what an applicant reads about an application.</summary>
public sealed class CasePages(
    CaseAccess access, ReadCase cases, ReadInvoices invoices, ReadPapers papers, CaseBooks books, ReadLicenses licenses, ReadSamples samples, ClauseLines clauses, CaseForm form, CaseHistory history, FactTexts texts, PublishedCatalog catalog, Geography geography, CaseClock clock, TimeProvider time)
{
    /// <summary>Null where there is none, or where the actor is no party to it: officers read cases at the desk.</summary>
    public async Task<CasePage?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (Reference.Parse(reference) is not { } parsed || await cases.FindAsync(parsed, actor, cancel) is not { } view || !CaseAccess.IsParty(actor, view.Case)) return null;

        var billed = await invoices.OfCaseAsync(view.Case.Id, actor, cancel);
        // The license it came to; or, where it changed one, that.
        var license = (await licenses.OfCaseAsync(view.Case.Id, actor, cancel) ?? (view.Case.SubjectId is { } subject ? await licenses.FindAsync(subject, actor, cancel) : null))?.License;
        // What officers have judged so far is theirs until it is decided; the outcome publishes it.
        var until = billed.Count > 0 ? DateTimeOffset.MaxValue : view.DecidedUntil;
        var decided = until is not null;
        var lines = clauses.Of(view, until);
        return new()
        {
            View = view,
            Authority = geography.Authority(view.Case.AuthorityId),
            Next = NextOf(view),
            Progress = ProgressOf(view),
            History = history.Of(view),
            Messages = history.Messages(view),
            Clauses = lines,
            Facts = FactsOf(view),
            Documents = [.. view.Evidence.Select(e => new DocumentRow(e, lines.FirstOrDefault(line => line.Code == e.ClauseCode)?.Clause.Title ?? new(e.Name, e.Name)))],
            Clock = ClockOf(view),
            Refusal = RefusalOf(view, lines),
            Invoices = billed,
            Waivers = WaiversOf(view.AsFile(), decided),
            Papers = billed.Count == 0 ? [] : await papers.OfCaseAsync(view.Case.Id, actor, cancel),
            Violations = ViolationsOf(view, lines),
            Visits = [.. view.Visits.Where(visit => visit.State != VisitState.Moved).OrderBy(visit => visit.State != VisitState.Planned).ThenByDescending(visit => visit.From)],
            License = license,
            LicenseStatus = license?.StatusOn(time.Today()),
            Sample = view.Procedure.Content.Concerns?.Sampling is null ? null : await samples.OfCaseAsync(view.Case.Id, cancel),
            HandedOver = license is null && view.Subject is { } about && await licenses.FindFormerAsync(about.Number, actor, cancel) is not null ? about.Number : null,
        };
    }

    private IReadOnlyList<AskedWaiver> WaiversOf(CaseFile file, bool decided)
    {
        if (!file.Pinned(FeeSchedule.Kind).Any(id => catalog.Version<FeeSchedule>(id).Content.Waivers.Any(waiver => waiver.IsJudged))) return [];
        var asked = new CaseWaivers(catalog, file.Pinned(FeeSchedule.Kind), file.WaiverDecisions).Asked(books.Of(file).Of);
        // Until it is decided on, that it was asked for is all there is to tell.
        return decided ? [.. asked.Where(one => one.IsDecided)] : [.. asked.Select(one => new AskedWaiver(one.Waiver, WaiverStand.Asked, Last: null))];
    }

    private IReadOnlyList<ViolationRow> ViolationsOf(CaseView view, IReadOnlyList<ClauseLine> lines)
    {
        if (view.Violations.Count == 0) return [];
        var file = view.AsFile();
        var (found, price) = (file.ViolationsIn(catalog).Found, books.PriceOf(file, books.Of(file)));
        return [.. from violation in view.Violations
                   let one = found.FirstOrDefault(one => one.Record?.Id == violation.Id)
                   let line = one?.Line ?? file.Pinned(FeeSchedule.Kind).SelectMany(id => catalog.Version<FeeSchedule>(id).Content.Lines).First(line => line.Code == violation.Code)
                   select new ViolationRow(violation, line,
                       [.. lines.Where(clause => violation.ClauseCodes.Contains(clause.Code)).Select(clause => (clause, (IReadOnlyList<Evidence>)[.. view.Photos.Where(photo => photo.ClauseCode == clause.Code)]))],
                       one is null ? null : price?.Lines.FirstOrDefault(priced => priced.Code == line.Code)?.Amount,
                       one is { IsRemedied: false, Times: 1 } && line.Violation!.RemedyFirst && view.Case.IsOpen && view.Tasks.Any(task => task.IsLive && task.Code != CaseTask.Pay))];
    }

    /// <summary>The reference as it is kept, where the actor is a party to such a case; null otherwise.</summary>
    public async Task<string?> ExistsAsync(string reference, Actor actor, CancellationToken cancel) =>
        Reference.Parse(reference) is { } parsed && await access.AppliedForBy(actor).AnyAsync(c => c.Reference == parsed, cancel) ? parsed : null;

    private NextStep NextOf(CaseView view)
    {
        if (view.NextAction is { } asked)
            return new() { Kind = asked.Code switch { CaseTask.Correct => NextKind.Correct, CaseTask.Pay => NextKind.Pay, _ => NextKind.Other }, Due = asked.DueAt, Task = Defined(asked)?.Name, Asks = Defined(asked)?.Asks, Then = AheadOf(view) is [var then, ..] ? then : null };
        TaskDefinition? Defined(CaseTask task) => view.Procedure.Content.Tasks.FirstOrDefault(definition => definition.Code == task.Code);
        var open = view.Tasks.FirstOrDefault(task => task is { State: TaskState.Open, Holder: Holder.Staff or Holder.Party });
        return view.Case.Result switch
        {
            CaseResult.Granted => new() { Kind = NextKind.Granted },
            CaseResult.Refused => new() { Kind = NextKind.Refused },
            CaseResult.Withdrawn => new() { Kind = NextKind.Withdrawn },
            CaseResult.Lapsed => new() { Kind = NextKind.Lapsed },
            _ => new()
            {
                Kind = NextKind.Wait,
                Due = view.Case.DueAt,
                Holder = open?.AuthorityId is { } id ? geography.Authority(id) : null,
                Task = open is null ? null : view.Procedure.Content.TaskOf(open.Code).Name,
                Then = AheadOf(view) is [var then, ..] ? then : null,
                OtherUntil = open is { Holder: Holder.Party } ? open.DueAt : null,
                IsLate = open is not { Holder: Holder.Party } && view.Case.DueAt < time.GetUtcNow(),
            },
        };
    }

    private static List<ProgressStep> ProgressOf(CaseView view)
    {
        var reached = new List<ProgressStep>();
        foreach (var entry in view.Events.Select(e => e.Event).Where(e => e.Kind == CaseEventKind.MilestoneReached))
        {
            var milestone = view.Procedure.Content.MilestoneOf(entry.Detail!);
            // A case that was handed back stands where it stood before: what came between is not behind it any more.
            if (reached.FindIndex(step => step.Milestone.Code == milestone.Code) is >= 0 and var before) reached.RemoveRange(before, reached.Count - before);
            reached.Add(new(milestone, "done", entry.OccurredAt));
        }
        if (reached.Count > 0)
            reached[^1] = reached[^1] with { State = view.Case.Result switch { CaseResult.Open => "now", CaseResult.Granted => "done", _ => "stopped" } };
        reached.AddRange(AheadOf(view).Where(milestone => reached.TrueForAll(step => step.Milestone.Code != milestone.Code)).Select(milestone => new ProgressStep(milestone, "ahead", null)));
        return reached;
    }

    private static IReadOnlyList<Milestone> AheadOf(CaseView view)
    {
        if (!view.Case.IsOpen) return [];
        var procedure = view.Procedure.Content;
        if (view.Tasks.Any(task => task is { IsLive: true, Code: CaseTask.Pay })) return procedure.After(CaseEngine.Paid);
        var staff = view.Tasks.LastOrDefault(task => task is { IsLive: true, Holder: Holder.Staff or Holder.Party });
        return staff is not null && procedure.TaskOf(staff.Code).Approval() is { } approved ? procedure.After(approved) : [];
    }

    private List<FactGroup> FactsOf(CaseView view)
    {
        var names = new FactNames(catalog);
        var left = view.Facts.Where(fact => names.Find(fact.Code) is not null).ToList();
        var groups = new List<FactGroup>();
        foreach (var section in form.Sections(view.Procedure.Content, view.Subject))
        {
            var rows = section.Pages.SelectMany(page => page.Facts).SelectMany(code => left.Where(fact => fact.Code == code)).Distinct().ToList();
            if (rows.Count > 0) groups.Add(new(section.Title, [.. rows.Select(Row)]));
        }
        return groups;

        FactRow Row(CaseFact fact)
        {
            var definition = names.Find(fact.Code)!;
            return new(definition, fact, definition.Type == FactType.Establishment && view.Establishment is { } establishment ? establishment.Name : texts.Show(definition, fact.Value));
        }
    }

    private ClockReading ClockOf(CaseView view)
    {
        var calendar = clock.Calendar;
        var now = time.GetUtcNow();
        TimeSpan Held(Func<Party, bool> by) => view.Clock.Where(segment => by(segment.Party)).Aggregate(TimeSpan.Zero, (sum, segment) => sum + calendar.Between(segment.From, segment.To ?? now));
        return new(Held(party => party is not (Party.Applicant or Party.Other)), Held(party => party is Party.Applicant or Party.Other), view.Procedure.Content.Days, view.Clock.Any(segment => segment.To is null));
    }

    private Refusal? RefusalOf(CaseView view, IReadOnlyList<ClauseLine> lines)
    {
        if (view.Case.Result != CaseResult.Refused || view.Decisions.LastOrDefault(d => d.Kind == ActionKind.Refuse) is not { } decision) return null;
        var authority = view.Tasks.FirstOrDefault(task => task.Id == decision.TaskId)?.AuthorityId ?? view.Case.AuthorityId;
        return new(decision, geography.Authority(authority), [.. lines.Where(line => decision.ClauseCodes.Contains(line.Code))]);
    }
}
