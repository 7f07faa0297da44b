using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>Puts together what an officer sees of a case.</summary>
public sealed class CasePages(
    ReadCase reader, ReadBackground backgrounds, ReadOfficers officers, DeskAccess access, CaseBooks books, PublishedCatalog catalog, Geography geography, NationalIdVault vault,
    ReadSamples samples, ClauseLists clauses, FactLists facts, Histories histories, Deadlines deadlines)
{
    /// <summary>Null where the case does not exist, or not for this actor.</summary>
    public async Task<CasePage?> BuildAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (Core.Basics.Reference.Parse(reference) is not { } parsed || await reader.FindAsync(parsed, actor, cancel) is not { } view) return null;
        var works = actor.May(Permission.WorkCases, view.Case.AuthorityPath);
        var background = await backgrounds.OfAsync(view, actor, cancel);
        var file = view.AsFile();
        return new()
        {
            View = view,
            Background = background,
            Actor = actor,
            Authority = geography.Authority(view.Case.AuthorityId),
            ApplicantId = SaudiIdentifiers.Masked(vault.Decrypt(view.Applicant.NationalIdCipher)),
            Due = deadlines.Of(view.Case.DueAt),
            Clauses = clauses.Of(view, background),
            Facts = facts.Of(view, background, personal: works),
            Clock = Ledger(view),
            History = histories.Of(view),
            Tasks = await PanelsAsync(view, actor, cancel),
            MayWrite = works,
            Sample = view.Procedure.Content.Concerns?.Sampling is null ? null : await samples.OfCaseAsync(view.Case.Id, cancel),
            FeeLines = file.Pinned(FeeSchedule.Kind).SelectMany(id => catalog.Version<FeeSchedule>(id).Content.Lines).DistinctBy(line => line.Code).ToDictionary(line => line.Code, line => line.Text),
            Violations = ViolationsOf(view, file),
            Announces = AnnouncedOf(view, file),
            Waivers = new CaseWaivers(catalog, file.Pinned(FeeSchedule.Kind), file.WaiverDecisions).Asked(books.Of(file).Of),
        };
    }

    private IReadOnlyList<FineRow> ViolationsOf(CaseView view, CaseFile file)
    {
        var found = file.ViolationsIn(catalog).Found;
        if (found.Count == 0) return [];
        var price = books.PriceOf(file, books.Of(file));
        return [.. found.Select(one => new FineRow(one, [.. one.Clauses.Select(code => view.Clauses.FirstOrDefault(judged => judged.Verdict.ClauseCode == code)?.Clause.Title).OfType<LocalizedText>()], price?.Lines.FirstOrDefault(line => line.Code == one.Line.Code)?.Amount))];
    }

    private bool AnnouncedOf(CaseView view, CaseFile file) => view.Case.IsKept != true
        && file.LiveTasks.Select(task => view.Procedure.Content.Tasks.FirstOrDefault(one => one.Code == task.Code)?.Visit?.Announced).OfType<Core.Requirements.Expressions.Formula>().Any(announced => announced.Evaluate(books.Of(file).Of).IsTrue);

    private async Task<IReadOnlyList<TaskPanel>> PanelsAsync(CaseView view, Actor actor, CancellationToken cancel)
    {
        var panels = new List<TaskPanel>();
        foreach (var task in view.Tasks.Where(task => task.IsLive)) panels.Add(await PanelAsync(view, task, actor, cancel));
        return [.. panels.OrderByDescending(panel => panel.Acts).ThenByDescending(panel => panel.Task.State == TaskState.Open)];
    }

    private async Task<TaskPanel> PanelAsync(CaseView view, CaseTask task, Actor actor, CancellationToken cancel)
    {
        var file = view.AsFile();
        var staff = task.Holder == Holder.Staff;
        var obstacle = staff ? access.Obstacle(actor, file, task)?.Problems[0] : null;
        var holds = staff && obstacle is null;
        var authority = task.AuthorityId is { } id ? geography.Authority(id) : null;
        var assigns = staff && actor.May(Permission.AssignCases, authority!.Path);
        var book = books.Of(file);
        return new()
        {
            Task = task,
            Name = view.Procedure.Content.Tasks.FirstOrDefault(definition => definition.Code == task.Code)?.Name ?? Same(histories.TaskName(view.Procedure.Content, task.Code)),
            Role = task.Role is { } role ? RoleName(role) : null,
            Authority = authority,
            Assignee = task.AssigneeAccountId is { } assignee ? view.Officers.GetValueOrDefault(assignee) : null,
            Due = deadlines.Of(task.DueAt),
            Holds = holds,
            MayTake = holds && !DeskAccess.IsBarred(actor.AccountId, file, task),
            IsMine = task.AssigneeAccountId is not null && task.AssigneeAccountId == actor.AccountId,
            StandsIn = DeskAccess.InPlaceOf(actor, task) is not null,
            Assigns = assigns,
            // Somebody without the role is not kept from acting: it is simply not their task.
            Obstacle = staff && access.Holds(actor, task) ? obstacle : null,
            Actions = holds ? [.. view.Procedure.Content.TaskOf(task.Code).Actions.Select(action => new ActionItem(action, DeskAccess.Withheld(actor, file, book, action)))] : [],
            Officers = assigns ? await officers.ForAsync(file, task, cancel) : [],
        };
    }

    private ClockLedger Ledger(CaseView view)
    {
        var rows = view.Clock.Select(segment => new ClockRow(segment.Party, segment.From, segment.To, deadlines.Worked(segment.From, segment.To))).ToList();
        TimeSpan Of(Party party) => rows.Where(row => row.Party == party).Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Worked);
        return new(rows, Of(Party.Authority) + Of(Party.Agency), Of(Party.Applicant) + Of(Party.Other));
    }

    private LocalizedText RoleName(string code) =>
        catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).FirstOrDefault(role => role.Code == code)?.Name ?? Same(code);

    private static LocalizedText Same(string text) => new(text, text);
}
