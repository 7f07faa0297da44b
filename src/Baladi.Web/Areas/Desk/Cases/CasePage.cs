using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Licenses.Documents;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>A case as an officer works on it.</summary>
public sealed record CasePage
{
    public required CaseView View { get; init; }
    public required CaseBackground Background { get; init; }
    public required Actor Actor { get; init; }
    public required Authority Authority { get; init; }
    public required string ApplicantId { get; init; }
    public required DueLook Due { get; init; }
    public required ClauseList Clauses { get; init; }
    public required IReadOnlyList<FactSection> Facts { get; init; }
    public required ClockLedger Clock { get; init; }
    public required IReadOnlyList<HistoryItem> History { get; init; }
    /// <summary>The tasks that are not done, the actor's own first.</summary>
    public required IReadOnlyList<TaskPanel> Tasks { get; init; }
    /// <summary>Whether the actor may write to the applicant and leave notes.</summary>
    public required bool MayWrite { get; init; }
    /// <summary>How it came about, where it was drawn by lot.</summary>
    public Sample? Sample { get; init; }

    /// <summary>The waivers of fees that were asked for.</summary>
    public IReadOnlyList<AskedWaiver> Waivers { get; init; } = [];

    /// <summary>The violations on record, and those that the clauses come to as they are judged.</summary>
    public IReadOnlyList<FineRow> Violations { get; init; } = [];
    /// <summary>Whether the holder would be told of a visit that is set now.</summary>
    public bool Announces { get; init; }

    /// <summary>What the actor tried while somebody else was faster.</summary>
    public Conflict? Conflict { get; init; }

    /// <summary>The names of the lines its fees may have, by code.</summary>
    public IReadOnlyDictionary<string, LocalizedText> FeeLines { get; init; } = new Dictionary<string, LocalizedText>();

    public IEnumerable<LocalizedText> WaivedLines(FeeWaiver waiver) => waiver.Lines.Select(code => FeeLines.GetValueOrDefault(code)).OfType<LocalizedText>().Distinct();

    public Case Case => View.Case;
    /// <summary>Whether the authority began it: then nobody applied, and what is said to an applicant is said to the holder.</summary>
    public bool IsOfficial => View.Procedure.Content.IsOfficial;
    /// <summary>The key of a text, in its wording for such a case.</summary>
    public string Worded(string key) => IsOfficial ? key + ".official" : key;
    public LocalizedText Service => View.Procedure.Content.Service.Name;
    public TaskPanel? Mine => Tasks.FirstOrDefault(panel => panel.Acts);
    /// <summary>Whether the officer judges clauses now; an outside agency gives its opinion only.</summary>
    public bool Judges => Mine is { } mine && View.Procedure.Content.Judges(View.Procedure.Content.TaskOf(mine.Task.Code)) && !AwaitsVisit;
    /// <summary>Whether the officer may waive a clause that is not met.</summary>
    public bool MayWaive(ClauseItem item) => Mine is { } mine && WaiveClauseHandler.IsWaivable(item.Clause, item.Verdict) && WaiveClauseHandler.MayWaive(item.Clause, mine.Task);
    /// <summary>Whether the officer's task is to go there, and nobody was there yet: nothing is judged before.</summary>
    public bool AwaitsVisit => Mine is { } mine && View.Procedure.Content.TaskOf(mine.Task.Code).Visit is not null && View.AsFile().VisitsFor(mine.Task).All(visit => visit.State != VisitState.Made);
    /// <summary>Whether photos may be added: an officer who was there, or stood before a closed door.</summary>
    public bool Photographs => Mine is { } mine && View.Procedure.Content.TaskOf(mine.Task.Code).Visit is not null && View.AsFile().VisitsFor(mine.Task).Any(visit => visit.State is VisitState.Made or VisitState.Missed);
}

/// <summary>What happened meanwhile, and the words that would otherwise be lost.</summary>
public sealed record Conflict(string Happened, string? Typed);

/// <summary>A task that somebody holds, and what the actor may do with it.</summary>
public sealed record TaskPanel
{
    public required CaseTask Task { get; init; }
    public required LocalizedText Name { get; init; }
    /// <summary>Role and authority; null for the applicant.</summary>
    public LocalizedText? Role { get; init; }
    public Authority? Authority { get; init; }
    public LocalizedText? Assignee { get; init; }
    public required DueLook Due { get; init; }
    /// <summary>It is in the actor's hands: role, scope and no interest in the case.</summary>
    public bool Holds { get; init; }
    /// <summary>Whether the reader may take it: holds it, and did not act on the case before where it takes two persons.</summary>
    public bool MayTake { get; init; }
    public bool IsMine { get; init; }
    /// <summary>It lies with an absent colleague in whose place the reader works.</summary>
    public bool StandsIn { get; init; }
    public bool Assigns { get; init; }
    /// <summary>Why somebody who holds the role may still not act.</summary>
    public Problem? Obstacle { get; init; }
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];
    public IReadOnlyList<Officer> Officers { get; init; } = [];

    public bool Acts => Holds && Task.State == TaskState.Open;
}

/// <param name="Withheld">Why it is not open now; null where it is.</param>
public sealed record ActionItem(ActionDefinition Action, Problem? Withheld);

/// <summary>The clauses in the order they are worked: not met, not decided, met, and those that decide nothing now.</summary>
public sealed record ClauseList(IReadOnlyList<ClauseItem> Failed, IReadOnlyList<ClauseItem> Open, IReadOnlyList<ClauseItem> Met, IReadOnlyList<ClauseItem> Aside)
{
    /// <summary>Of the clauses an officer has to judge, how many are.</summary>
    public int Judged { get; init; }
    public int ToJudge { get; init; }
}

public sealed record ClauseItem
{
    public required CaseVerdict Verdict { get; init; }
    public required Clause Clause { get; init; }
    /// <summary>The limit with its unit and comparison; null where text says all.</summary>
    public string? Required { get; init; }
    public string? Provided { get; init; }
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public IReadOnlyList<CaseVerdict> Former { get; init; } = [];
    public IReadOnlyList<Evidence> FormerEvidence { get; init; } = [];
    /// <summary>What officers photographed on site.</summary>
    public IReadOnlyList<Evidence> Photos { get; init; } = [];
    public LocalizedText? JudgedBy { get; init; }
    /// <summary>Whether an officer may judge it: nothing that a machine measured.</summary>
    public bool Judgeable { get; init; }

    public string Code => Verdict.ClauseCode;
    public string Anchor => AnchorOf(Code);

    public static string AnchorOf(string code) => "clause-" + code.Replace('.', '-');

    public bool Awaits => Verdict.Why is VerdictReason.AwaitsOfficer || (Verdict.Verdict == Core.Requirements.Verdict.Unknown && Verdict.Why == VerdictReason.MissingFact);
}

public sealed record FactSection(LocalizedText? Title, IReadOnlyList<FactRow> Rows);

public sealed record FactRow(FactDefinition Definition, string Value, CaseFact Fact, LocalizedText? By, IReadOnlyList<FormerFact> Former)
{
    /// <summary>Read from left to right in every language.</summary>
    public bool IsCode => Definition.Type is FactType.Mobile or FactType.ShortAddress or FactType.Registration or FactType.NationalId;
}

public sealed record FormerFact(string Value, CaseFact Fact, LocalizedText? By);

/// <summary>Whose time it was: working days of each party, and every stretch.</summary>
public sealed record ClockLedger(IReadOnlyList<ClockRow> Rows, TimeSpan Authority, TimeSpan Applicant)
{
    /// <summary>Of a hundred parts of the counted time, how many were the authority's.</summary>
    public int AuthorityShare => (Authority + Applicant).Ticks is > 0 and var all ? (int)Math.Round(100d * Authority.Ticks / all) : 100;
}

public sealed record ClockRow(Party Party, DateTimeOffset From, DateTimeOffset? To, TimeSpan Worked);

/// <param name="Lines">Several judgements in a row are one entry with its clauses.</param>
public sealed record HistoryItem(CaseEventKind Kind, string Title, string? Who, string Channel, DateTimeOffset At, string? Text, bool IsPublic, IReadOnlyList<string> Lines);

/// <param name="Fine">What it comes to as it stands; null where it comes to nothing.</param>
public sealed record FineRow(FoundViolation Found, IReadOnlyList<LocalizedText> Clauses, Money? Fine);

/// <summary>A task and the page around it.</summary>
public sealed record TaskCard(TaskPanel Panel, CasePage Page);

/// <summary>A clause and the page around it.</summary>
public sealed record ClauseCard(ClauseItem Item, CasePage Page);

/// <summary>A document as it stands beside its clause.</summary>
public sealed record EvidenceCard(Evidence Evidence, ClauseItem Clause, string Reference)
{
    public bool IsPicture => Evidence.ContentType.StartsWith("image/", StringComparison.Ordinal);
    public string Type => EvidenceName.TypeOf(Evidence);
}
