using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Tells the history of a case to its applicant. Officers appear as their authority, never by name.</summary>
public sealed class CaseHistory(Texts texts, Geography geography, ViolationNames violations)
{
    // A milestone that says no more than the event it came with.
    private static readonly CaseEventKind[] SayItAll = [CaseEventKind.InvoiceIssued, CaseEventKind.LicenseIssued, CaseEventKind.Withdrawn, CaseEventKind.Lapsed];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<HistoryEntry> Of(CaseView view)
    {
        var events = view.Events.Where(e => e.Event.IsPublic).ToList();
        return [.. events
            .Where(e => e.Event.Kind != CaseEventKind.MilestoneReached || !events.Exists(other => other.Event.OccurredAt == e.Event.OccurredAt && SayItAll.Contains(other.Event.Kind)))
            .Select(e => Entry(view, e)).Reverse()];
    }

    /// <summary>Oldest first, as a conversation reads.</summary>
    public IReadOnlyList<ThreadMessage> Messages(CaseView view) =>
        [.. view.Events.Where(e => e.Event is { IsPublic: true, Kind: CaseEventKind.MessageSent })
            .Select(e => new ThreadMessage(e.Event.Party == Party.Applicant, Who(view, e)!, e.Event.OccurredAt, e.Event.Text ?? ""))];

    private HistoryEntry Entry(CaseView view, NamedEvent named)
    {
        var e = named.Event;
        return new()
        {
            Title = TitleOf(view, e),
            At = e.OccurredAt,
            Who = Who(view, named),
            OnBehalfOf = e.Party == Party.Other ? null : e.OnBehalfOfEstablishmentId is not null ? view.Establishment is { } establishment ? texts[establishment.Name] : null
                : e.OnBehalfOfPersonId is not null ? texts[view.Applicant.Name] : null,
            Channel = e.Party == Party.Applicant && e.Channel is not Channel.System ? texts[$"case.channel.{e.Channel}"] : null,
            // A message stands in the thread, once.
            Text = e.Kind == CaseEventKind.MessageSent ? null : e.Text,
            Corrections = e.Kind == CaseEventKind.CorrectionRequested ? [.. view.Corrections.Where(c => c.RequestedAt == e.OccurredAt)] : [],
        };
    }

    private string TitleOf(CaseView view, CaseEvent e) => e.Kind switch
    {
        CaseEventKind.MilestoneReached => texts[view.Procedure.Content.IsOfficial ? "case.event.MilestoneReached.official" : "case.event.MilestoneReached", texts[view.Procedure.Content.MilestoneOf(e.Detail!).Name]],
        // In the words of the service: a license, a permit.
        CaseEventKind.LicenseIssued => texts["case.event.LicenseIssued", texts[view.Procedure.Content.Milestones.First(m => m.Result == CaseResult.Granted).Name], Isolated(e.Detail)],
        CaseEventKind.InvoiceIssued or CaseEventKind.InvoicePaid or CaseEventKind.PaymentUnmatched or CaseEventKind.Refunded or CaseEventKind.RefundRefused or CaseEventKind.RefundOrdered or CaseEventKind.RefundedByHand or CaseEventKind.RefundTriedAgain
            or CaseEventKind.LicenseRenewed or CaseEventKind.LicenseAmended or CaseEventKind.LicenseSuspended or CaseEventKind.LicenseReinstated or CaseEventKind.LicenseCancelled
            or CaseEventKind.LicenseTransferred or CaseEventKind.LicenseStayed or CaseEventKind.LicenseStayEnded => texts[$"case.event.{e.Kind}", Isolated(e.Detail)],
        CaseEventKind.VisitPlanned or CaseEventKind.VisitMoved or CaseEventKind.VisitMade or CaseEventKind.VisitMissed or CaseEventKind.VisitCalledOff => texts[$"case.event.{e.Kind}", Isolated(e.Detail)],
        CaseEventKind.AnswerGiven => texts["case.event.AnswerGiven", texts[ActionOf(view, e.Detail!)]],
        CaseEventKind.ViolationEstablished or CaseEventKind.ViolationRemedied or CaseEventKind.ViolationLifted => texts[$"case.event.{e.Kind}", texts[violations.NameOf(view, e.Detail!)]],
        CaseEventKind.Submitted => texts[e.Party == Party.Applicant ? "case.event.Submitted" : "case.event.Submitted.official"],
        CaseEventKind.MessageSent => texts[e.Party == Party.Applicant ? "case.event.MessageSent.mine" : "case.event.MessageSent.theirs"],
        _ => texts[$"case.event.{e.Kind}"],
    };

    private static LocalizedText ActionOf(CaseView view, string detail) =>
        view.Procedure.Content.Tasks.SelectMany(task => task.Actions.Select(action => (Code: $"{task.Code}.{action.Code}", action.Label))).First(action => action.Code == detail).Label;

    private string? Who(CaseView view, NamedEvent named) => named.Event.Party switch
    {
        Party.Applicant => texts[named.ActorName ?? view.Applicant.Name],
        Party.System => null,
        Party.Other => texts["case.otherParty"],
        _ => texts[geography.Authority(AuthorityOf(view, named.Event)).Name],
    };

    // A number that begins with a digit would be turned around by Arabic letters before it.
    private static string Isolated(string? number) => $"\u2066{number}\u2069";

    // The detail of an officer's event is "task" or "task.action", and the task knows whose it is.
    private static long AuthorityOf(CaseView view, CaseEvent e)
    {
        var task = e.Detail?.Split('.')[0];
        return view.Tasks.LastOrDefault(t => t.Holder == Holder.Staff && t.Code == task && t.OpenedAt <= e.OccurredAt)?.AuthorityId ?? view.Case.AuthorityId;
    }
}
