using System.ComponentModel;
using System.Text.Json;
using Baladi.Core.Language;
using Baladi.Core.Requirements;

namespace Baladi.Web.Api.Requirements;

/// <summary>What somebody would do, where, and what they know of the building.</summary>
public sealed record FindRequest
{
    [Description("A code of /activities")] public string? Activity { get; init; }
    [Description("A code of /authorities that takes applications; without it fees and local requirements stay open")] public string? Municipality { get; init; }
    [Description("A GeoJSON point in the Kingdom; checked, and not used until the maps are here")] public JsonElement? Location { get; init; }
    [Description("By code of /facts, in the fact's unit")] public Dictionary<string, JsonElement>? Facts { get; init; }
}

/// <param name="Instant">Whether a machine decides as soon as documents and undertakings are given.</param>
/// <param name="ObservedDays">How long it took others; null while too few were decided to say.</param>
public sealed record FindAnswer(string Service, IReadOnlyList<FoundClauseItem> Clauses, IReadOnlyList<FoundDocument> Documents, FoundFees Fees, bool Instant, ObservedDays? ObservedDays, IReadOnlyList<string> Missing);

/// <param name="Requirement">The code of the document.</param>
/// <param name="Required">The limit, in the clause's unit.</param>
public sealed record FoundClauseItem(string Requirement, int Version, string Clause, LocalizedText Text, ClauseKind Kind, string? Required, string? Provided, string? Unit, Verdict Verdict, VerdictReason? Reason, IReadOnlyList<FoundChange> Changes);

/// <summary>An answer with which a failed clause would be met.</summary>
/// <param name="Breaks">Clauses that would fail then.</param>
public sealed record FoundChange(string Fact, string From, string To, IReadOnlyList<string> Breaks);

public sealed record FoundDocument(string Requirement, string Clause, LocalizedText Title, LocalizedText? Hint, bool Required, IReadOnlyList<string> Formats, int MaxMegabytes);

/// <param name="IsComplete">False while an answer is missing for some of the lines.</param>
public sealed record FoundFees(IReadOnlyList<FoundFee> Lines, decimal Total, string Currency, bool IsComplete);

public sealed record FoundFee(LocalizedText Text, decimal Amount, LocalizedText Explanation);

public sealed record ObservedDays(decimal Median, decimal P90, int Cases);
