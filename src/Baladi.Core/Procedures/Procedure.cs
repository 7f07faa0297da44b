using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>
/// A service as published: its card, its form, its milestones, its tasks, and the rules that say what happens when.
/// All of it is data; what a rule may cause is the closed list of <see cref="Effect"/>s.
/// </summary>
public sealed record Procedure : IPublishedContent
{
    public static string Kind => "procedure";

    /// <summary>The code of the service, as in /services/{code}.</summary>
    public required string Code { get; init; }
    public required ServiceCard Service { get; init; }
    /// <summary>What it is about, where it changes a license that exists; null where it begins something new.</summary>
    public Concern? Concerns { get; init; }
    /// <summary>The role of the staff who begin it, over the authority of what it concerns; null where people apply for it.</summary>
    public string? BegunBy { get; init; }
    /// <summary>Of one that the authority begins: while this holds of it at its beginning, its holder learns of it only once a rule discloses it. Null where there is nothing to keep.</summary>
    public Formula? Undisclosed { get; init; }
    public required Form Form { get; init; }
    /// <summary>Who else has a part in it; null where it is between the applicant and the authority.</summary>
    public NamedParty? Party { get; init; }
    /// <summary>The groups whose activities the service licenses; an empty list for a service without activities.</summary>
    public IReadOnlyList<string> ActivityGroups { get; init; } = [];
    /// <summary>The code of the fee schedule; null where the service is free.</summary>
    public string? Fees { get; init; }
    /// <summary>The fact that names the case in lists: a trade name, the name of an event.</summary>
    public required string TitleFact { get; init; }
    /// <summary>The promise: working days of the authority from submission to decision.</summary>
    public required int Days { get; init; }
    public required CorrectionRule Corrections { get; init; }
    public required IReadOnlyList<Milestone> Milestones { get; init; }
    public required IReadOnlyList<TaskDefinition> Tasks { get; init; }
    public required IReadOnlyList<Rule> Rules { get; init; }
    /// <summary>The document a granted case comes to; null where it changes the one it concerns, or nothing.</summary>
    public LicenseTemplate? License { get; init; }

    /// <summary>Whether the authority begins it, of its own motion or by lot: there is nothing for the holder to take back.</summary>
    [JsonIgnore] public bool IsOfficial => BegunBy is not null || Concerns?.Sampling is not null;

    /// <summary>Whether it may wait for the applicant, whose time may then run out.</summary>
    [JsonIgnore] public bool WaitsForApplicant => Fees is not null || Tasks.Any(task => task.Actions.Any(action => action.Kind == ActionKind.Correct));

    /// <summary>Whether somebody goes and looks on site for it.</summary>
    [JsonIgnore] public bool GoesThere => Tasks.Any(task => task.Visit is not null);

    /// <summary>Whether whoever holds the task judges clauses: where somebody goes there, nobody does so from a desk.</summary>
    public bool Judges(TaskDefinition task) => task.Judges && (!GoesThere || task.Visit is not null);

    public Milestone MilestoneOf(string code) => Milestones.First(milestone => milestone.Code == code);
    public TaskDefinition TaskOf(string code) => Tasks.First(task => task.Code == code);

    IEnumerable<string> IPublishedContent.Agencies => Tasks.Select(task => task.Agency).OfType<string>();

    // Whoever writes a procedure writes a file, and reads English; there is no page that edits one.
    public IEnumerable<Problem> Check(PublishedCatalog catalog) => new ProcedureChecks(this, catalog).Run().Select(sentence => new Problem("publish-procedure", "", sentence));
}

/// <summary>What the catalog of services says. Illustrative durations and conditions say so.</summary>
public sealed record ServiceCard
{
    public required LocalizedText Name { get; init; }
    public required LocalizedText Summary { get; init; }
    public required LocalizedText Description { get; init; }
    /// <summary>commercial, permits, construction, planning.</summary>
    public required string Category { get; init; }
    /// <summary>Whether no person decides: always, sometimes (when every check is decidable by machine), never.</summary>
    public required InstantRoute Instant { get; init; }
    public required IReadOnlyList<LocalizedText> Audience { get; init; }
    public required IReadOnlyList<LocalizedText> Conditions { get; init; }
    public required IReadOnlyList<LocalizedText> Steps { get; init; }
    public required IReadOnlyList<string> Channels { get; init; }
    public required IReadOnlyList<Question> Questions { get; init; }
    public required ClauseSource Source { get; init; }
    public int Order { get; init; } = 100;
}

public enum InstantRoute { Always, Sometimes, Never }

public sealed record Question(LocalizedText Asked, LocalizedText Answer);

/// <summary>The application: sections of a task list, each of pages that ask one thing.</summary>
public sealed record Form
{
    public required IReadOnlyList<Section> Sections { get; init; }

    [JsonIgnore] public IEnumerable<Page> Pages => Sections.SelectMany(section => section.Pages);
}

/// <param name="Contains">Facts, asked page by page; or the evidence or declarations that the applicable clauses call for.</param>
public sealed record Section(string Code, LocalizedText Title, SectionContent Contains = SectionContent.Facts)
{
    public IReadOnlyList<Page> Pages { get; init; } = [];
}

public enum SectionContent { Facts, Evidence, Declarations }

public sealed record Page
{
    /// <summary>Parts of an application's address that are no pages of questions.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string> { "documents", "declarations", "answers", "submit", "prepare", "done", "discard" };

    public required string Code { get; init; }
    public required LocalizedText Title { get; init; }
    public LocalizedText? Help { get; init; }
    public required IReadOnlyList<string> Facts { get; init; }
    /// <summary>Facts of this page that may stay empty.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];
    /// <summary>Asked only when this holds.</summary>
    public Formula? When { get; init; }
}

/// <summary>Where a case stands, in the words of the public.</summary>
public sealed record Milestone
{
    public required string Code { get; init; }
    public required LocalizedText Name { get; init; }
    public required LocalizedText Explanation { get; init; }
    public CaseResult Result { get; init; } = CaseResult.Open;
}

public enum CaseResult
{
    /// <summary>Not ended.</summary>
    Open,
    /// <summary>Ended as applied for.</summary>
    Granted,
    /// <summary>Ended by a refusal with reasons.</summary>
    Refused,
    /// <summary>Taken back by the applicant.</summary>
    Withdrawn,
    /// <summary>Ended because the applicant did not answer or pay in time.</summary>
    Lapsed,
}

public enum Holder
{
    /// <summary>Staff with the role, at the level of the authority.</summary>
    Staff,
    /// <summary>The applicant; the authority's clock stands still. Silence on a task of the procedure raises <c>TASK.lapsed</c>.</summary>
    Applicant,
    /// <summary>The party that the application names; the authority's clock stands still. Silence raises <c>TASK.lapsed</c>.</summary>
    Party,
}

public enum Level
{
    /// <summary>The municipality of the place.</summary>
    Municipality,
    /// <summary>The amanah above it.</summary>
    Amanah,
    /// <summary>An outside agency, named by the task.</summary>
    Agency,
}

/// <summary>A piece of work somebody holds.</summary>
public sealed record TaskDefinition
{
    /// <summary>Tasks of the applicant that the core itself opens.</summary>
    public const string Correct = "correct";
    public const string Pay = "pay";
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string> { Correct, Pay, ActionDefinition.Begun, ActionDefinition.Contested };

    public required string Code { get; init; }
    public required LocalizedText Name { get; init; }
    public required Holder Holder { get; init; }
    public string? Role { get; init; }
    public Level Level { get; init; } = Level.Municipality;
    public string? Agency { get; init; }
    /// <summary>Working days until it is due.</summary>
    public required int Days { get; init; }
    /// <summary>Of a task that is not for staff: reminds its holder when so many days are left; null for no reminder.</summary>
    public int? RemindDays { get; init; }
    /// <summary>Of a party's task: what they take on by agreeing, each of which they tick.</summary>
    public IReadOnlyList<LocalizedText> Undertakings { get; init; } = [];
    public IReadOnlyList<ActionDefinition> Actions { get; init; } = [];
    /// <summary>That somebody goes there for it, and on which terms; null for desk work.</summary>
    public VisitRule? Visit { get; init; }
    /// <summary>Of an applicant's task: what they are asked, in a sentence or two.</summary>
    public LocalizedText? Asks { get; init; }

    /// <summary>Whether it is for somebody who is not staff.</summary>
    [JsonIgnore] public bool IsTheirs => Holder != Holder.Staff;

    /// <summary>The event that follows where a party, or the applicant, lets the time pass.</summary>
    [JsonIgnore] public string Lapsed => $"{Code}.lapsed";

    /// <summary>Whether its holder judges clauses; an outside agency gives its opinion and leaves that to the authority.</summary>
    public bool Judges => Level != Level.Agency;
}

public enum ActionKind
{
    /// <summary>Carries the case forward.</summary>
    Approve,
    /// <summary>Ends it, or proposes to, with the failed clauses as reasons.</summary>
    Refuse,
    /// <summary>Hands it back to an earlier task with a reason.</summary>
    Return,
    /// <summary>Asks the applicant for typed corrections; the task waits and is not closed.</summary>
    Correct,
}

/// <summary>What the holder of a task may do with it.</summary>
public sealed record ActionDefinition
{
    public required string Code { get; init; }
    public required ActionKind Kind { get; init; }
    public required LocalizedText Label { get; init; }
    /// <summary>Offered only when this holds; otherwise <see cref="Otherwise"/> says why not.</summary>
    public Formula? When { get; init; }
    public LocalizedText? Otherwise { get; init; }
    /// <summary>In <see cref="NotBy"/>: whoever began an official case.</summary>
    public const string Begun = "begun";
    /// <summary>In <see cref="NotBy"/>: whoever had a part in the decision by which the license is without effect.</summary>
    public const string Contested = "contested";

    /// <summary>Whoever closed one of these tasks may not take this action: two persons.</summary>
    public IReadOnlyList<string> NotBy { get; init; } = [];
}

/// <param name="Days">Working days the applicant has.</param>
/// <param name="RemindDays">Reminds the applicant when so many of them are left; null for no reminder.</param>
public sealed record CorrectionRule(int Days, int Rounds, int? RemindDays = null);

/// <summary>
/// On an event of the case, the first rule whose condition holds runs its effects in order. Events: <c>submitted</c>,
/// <c>TASK.ACTION</c>, <c>TASK.lapsed</c> of a task that is not for staff, <c>paid</c>, <c>withdrawn</c>, <c>lapsed</c>.
/// </summary>
public sealed record Rule
{
    public required string On { get; init; }
    public Formula? When { get; init; }
    public required IReadOnlyList<Effect> Do { get; init; }
}

/// <summary>The document a granted case comes to.</summary>
public sealed record LicenseTemplate
{
    public required LocalizedText Title { get; init; }
    public required Formula From { get; init; }
    /// <summary>The last day it is valid.</summary>
    public required Formula To { get; init; }
    public required IReadOnlyList<LicenseField> Fields { get; init; }
    /// <summary>What ties it to the license the case concerns, where it concerns one.</summary>
    public LicenseLink Link { get; init; }
    public IReadOnlyList<LocalizedText> Conditions { get; init; } = [];
}

public enum LicenseLink
{
    /// <summary>A permit that has no effect without the license, and ends with it.</summary>
    Permit,
    /// <summary>The same license for another place of the holder: of the same service, and with a life of its own.</summary>
    Branch,
}

/// <summary>A fact printed on the license.</summary>
public sealed record LicenseField(string Fact, LocalizedText? Label = null);
