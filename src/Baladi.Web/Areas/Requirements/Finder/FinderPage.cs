using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Licenses.Applications;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Areas.Requirements.Finder;

/// <summary>What the reader answered so far, and what follows from it.</summary>
public sealed record FinderPage
{
    public const string ActivityName = "activity";
    public const string MunicipalityName = "municipality";

    /// <summary>As it stands in the address, by code of the fact.</summary>
    public required IReadOnlyDictionary<string, string?> Typed { get; init; }
    public required IReadOnlyList<Problem> Problems { get; init; }
    /// <summary>The service that was asked about by name; null where the activity says which.</summary>
    public required string? Service { get; init; }
    public required IReadOnlyList<Choice> Activities { get; init; }
    public required IReadOnlyList<Choice> Municipalities { get; init; }
    public Activity? Activity { get; init; }
    public Authority? Municipality { get; init; }
    /// <summary>Null until the reader said what it is about.</summary>
    public Finding? Finding { get; init; }
    public IReadOnlyList<FactField> Fields { get; init; } = [];
    public PriceView? Price { get; init; }
    public IReadOnlyList<FoundClause> Clauses { get; init; } = [];

    public IEnumerable<FoundClause> Failed => Clauses.Where(clause => clause.Result.Verdict == Verdict.Fail);
    public IEnumerable<FoundClause> Passed => Clauses.Where(clause => clause.Result.Verdict == Verdict.Pass);
    /// <summary>What an answer is missing for.</summary>
    public IEnumerable<FoundClause> Waiting => Clauses.Where(clause => clause.Result is { Verdict: Verdict.Unknown, Why: VerdictReason.MissingFact, Clause.Kind: not ClauseKind.Evidence });
    public IEnumerable<FoundClause> Declared => Clauses.Where(clause => clause.Result is { Clause.Kind: ClauseKind.Declaration, Verdict: Verdict.ToProvide });
    public IEnumerable<FoundClause> OnSite => Clauses.Where(clause => clause.Result.Why == VerdictReason.SeenOnSite);

    public FactDefinition? FactOf(string code) => Fields.FirstOrDefault(field => field.Fact.Code == code)?.Fact;

    /// <summary>All of it as it stands in the address.</summary>
    public RouteValueDictionary Values
    {
        get
        {
            var values = new RouteValueDictionary();
            if (Service is not null) values["service"] = Service;
            foreach (var (code, text) in Typed.Where(pair => !string.IsNullOrWhiteSpace(pair.Value))) values[NameOf(code)] = text;
            return values;
        }
    }

    /// <summary>The name a fact has in the address.</summary>
    public static string NameOf(string fact) => fact switch { CommonFacts.Activity => ActivityName, CommonFacts.Municipality => MunicipalityName, _ => fact };

    public static string FactNamed(string name) => name switch { ActivityName => CommonFacts.Activity, MunicipalityName => CommonFacts.Municipality, _ => name };
}

/// <summary>A clause with what it asks and what the answers come to, in words.</summary>
/// <param name="Document">The code of its document, where it stands in the catalog.</param>
public sealed record FoundClause(ClauseResult Result, string Document, string? Required, string? Provided, IReadOnlyList<WayWords> Ways);

/// <param name="Breaks">The titles of clauses that would fail then.</param>
public sealed record WayWords(string Fact, string From, string To, bool Lifts, IReadOnlyList<string> Breaks);
