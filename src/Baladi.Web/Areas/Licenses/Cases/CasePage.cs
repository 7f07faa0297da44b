using Baladi.Core.Authorities;
using Baladi.Core.Cases;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>One application as its applicant reads it, from the one next action down to every step of its history.</summary>
public sealed record CasePage
{
    public required CaseView View { get; init; }
    public required Authority Authority { get; init; }
    public required NextStep Next { get; init; }
    public required IReadOnlyList<ProgressStep> Progress { get; init; }
    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public required IReadOnlyList<ThreadMessage> Messages { get; init; }
    public required IReadOnlyList<ClauseLine> Clauses { get; init; }
    public required IReadOnlyList<FactGroup> Facts { get; init; }
    public required IReadOnlyList<DocumentRow> Documents { get; init; }
    public required ClockReading Clock { get; init; }
    public Refusal? Refusal { get; init; }
    public IReadOnlyList<ReadInvoice> Invoices { get; init; } = [];
    /// <summary>The waivers asked for; how they were decided once it is decided what is to be paid.</summary>
    public IReadOnlyList<AskedWaiver> Waivers { get; init; } = [];
    /// <summary>The invoices and credit notes drawn up for it.</summary>
    public IReadOnlyList<InvoiceDocument> Papers { get; init; } = [];
    /// <summary>The violations on record, with those that were taken back.</summary>
    public IReadOnlyList<ViolationRow> Violations { get; init; } = [];
    /// <summary>The looks on site the applicant knows of: those ahead first.</summary>
    public IReadOnlyList<SiteVisit> Visits { get; init; } = [];
    public License? License { get; init; }
    public LicenseStatus? LicenseStatus { get; init; }
    /// <summary>How it came about, where it was drawn by lot.</summary>
    public Sample? Sample { get; init; }
    /// <summary>The number of the license that was handed to another since.</summary>
    public string? HandedOver { get; init; }
    public MessageForm Message { get; init; } = new();

    public Case Case => View.Case;
    public ServiceCard Service => View.Procedure.Content.Service;
    /// <summary>Whether the authority began it.</summary>
    public bool IsOfficial => View.Procedure.Content.IsOfficial;
    public Milestone Milestone => View.Milestone;
    public string Badge => TakesAway ? "warning" : CaseLook.Badge(Milestone.Result, Asked is not null);
    /// <summary>Whether the authority took the license away by it: no success of its holder, who is told why at once.</summary>
    public bool TakesAway => IsOfficial && View.Procedure.Content.Rules.Any(rule => rule.Do.OfType<SetMilestone>().Any(reached => reached.Milestone == Milestone.Code) && rule.Do.Any(effect => effect is SuspendLicense or CancelLicense));
    /// <summary>What the applicant is asked, as <see cref="CaseLook.Action"/> gives it; null where it is not their turn.</summary>
    public string? Asked => View.NextAction is { } task ? CaseLook.Action(task.Code) : null;
}

public enum NextKind
{
    /// <summary>Corrections are asked for.</summary>
    Correct,
    /// <summary>An invoice is open.</summary>
    Pay,
    /// <summary>Another task of the applicant's.</summary>
    Other,
    /// <summary>The authority is at work.</summary>
    Wait,
    Granted,
    Refused,
    Withdrawn,
    Lapsed,
}

/// <summary>The one thing to do now, or who is at work and what comes next.</summary>
public sealed record NextStep
{
    public required NextKind Kind { get; init; }
    public DateTimeOffset? Due { get; init; }
    /// <summary>Who holds the case, while it is the authority's turn, and with what.</summary>
    public Authority? Holder { get; init; }
    public LocalizedText? Task { get; init; }
    /// <summary>What the applicant is asked, where the procedure itself asks it.</summary>
    public LocalizedText? Asks { get; init; }
    /// <summary>The milestone that follows when all goes well.</summary>
    public Milestone? Then { get; init; }
    /// <summary>Until when the other party has time, while they are asked.</summary>
    public DateTimeOffset? OtherUntil { get; init; }
    public bool IsLate { get; init; }

    public bool IsOurs => Kind == NextKind.Wait && OtherUntil is null;
}

/// <param name="State">done, now, ahead, stopped.</param>
public sealed record ProgressStep(Milestone Milestone, string State, DateTimeOffset? At);

/// <summary>A line of the history; everything in it may be read by the applicant.</summary>
public sealed record HistoryEntry
{
    public required string Title { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Who did it: a person, an authority; null for the system.</summary>
    public string? Who { get; init; }
    public string? OnBehalfOf { get; init; }
    public string? Channel { get; init; }
    /// <summary>In the words of whoever acted.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
}

public sealed record ThreadMessage(bool IsMine, string Who, DateTimeOffset At, string Text);

/// <summary>A requirement and how the application stands against it, with values as people read them.</summary>
public sealed record ClauseLine
{
    public required Clause Clause { get; init; }
    public required Verdict Verdict { get; init; }
    public string? Required { get; init; }
    public string? Provided { get; init; }
    public string? Reason { get; init; }
    public required string Code { get; init; }
    /// <summary>Seen in the field after issuing.</summary>
    public bool OnSite { get; init; }
    /// <summary>That it waits for an officer, or for the field, and was not tried in vain.</summary>
    public string? Waiting { get; init; }
}

public sealed record FactGroup(LocalizedText Title, IReadOnlyList<FactRow> Rows);

public sealed record FactRow(FactDefinition Definition, CaseFact Fact, LocalizedText Shown);

public sealed record DocumentRow(Evidence Evidence, LocalizedText Title);

/// <summary>The working time each side has held the case.</summary>
public sealed record ClockReading(TimeSpan Authority, TimeSpan Applicant, int PromisedDays, bool IsRunning);

/// <summary>A refusal that was published, with the clauses it rests on.</summary>
public sealed record Refusal(Decision Decision, Authority Authority, IReadOnlyList<ClauseLine> Clauses);

/// <param name="Fine">What it comes to as it stands; null where it comes to nothing.</param>
/// <param name="IsOpen">Whether it may yet come to nothing, where it is remedied in time.</param>
public sealed record ViolationRow(Violation Violation, FeeLine Line, IReadOnlyList<(ClauseLine Clause, IReadOnlyList<Evidence> Photos)> Clauses, Money? Fine, bool IsOpen);

public sealed record WithdrawPage(Case Case, ServiceCard Service, WithdrawForm Form);
