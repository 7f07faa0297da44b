using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Fees;

/// <summary>A published ground on which lines of a schedule are waived, wholly or in part: by a condition, or asked for, proven and decided.</summary>
public sealed record FeeWaiver
{
    public const int CodeLength = 64;

    public required string Code { get; init; }
    public required LocalizedText Text { get; init; }
    /// <summary>For whom it is, and what it takes, in plain words.</summary>
    public required LocalizedText Explanation { get; init; }
    /// <summary>The law or decision it rests on.</summary>
    public required ClauseSource Source { get; init; }
    /// <summary>Codes of the lines it is about.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
    /// <summary>How much of them is waived; above 0, 100 at most.</summary>
    public required decimal Percent { get; init; }
    /// <summary>Whom it may be for; null where whoever asks may be granted it.</summary>
    public Formula? When { get; init; }
    /// <summary>How it is asked for and decided; null where its condition is enough.</summary>
    public WaiverProof? Proof { get; init; }

    [JsonIgnore] public bool IsJudged => Proof is not null;

    /// <summary>What of an amount is waived, rounded to the halala, halves up.</summary>
    public Money Of(Money amount) => Money.FromRiyals(amount.Riyals * Percent / 100m);

    internal IEnumerable<Problem> Check(FeeSchedule schedule, PublishedCatalog catalog, FactNames names)
    {
        if (Lines.Count == 0) yield return new("publish-waives-nothing", "lines");
        foreach (var line in Lines.Where(code => schedule.Lines.All(line => line.Code != code))) yield return new("publish-not-line", "lines", line);
        if (Percent is <= 0 or > 100) yield return new("publish-not-percent", "percent", Percent);
        if (When?.Check(names.TypeOf, new(ValueKind.Truth)) is { } when) yield return when.At("when");
        if (When is null && Proof is null) yield return new("publish-waives-everybody");
        if (Proof is not { } proof) yield break;
        if (names.TypeOf(proof.Asked)?.Kind != ValueKind.Truth) yield return new("publish-not-yes-no", "proof", proof.Asked);
        if (proof.Persons is not (1 or 2)) yield return new("publish-one-or-two", "proof");
        if (proof.Document is { } document && !catalog.AllInForce<RequirementDocument>().Any(published => published.Content.Clauses.Any(clause => clause.Kind == ClauseKind.Evidence && published.Content.CodeOf(clause) == document)))
            yield return new("publish-not-document", "proof", document);
    }
}

/// <param name="Asked">The question of the form by which an applicant asks for it, yes or no.</param>
/// <param name="Document">The clause whose document proves it; null where the officer knows without one.</param>
/// <param name="Persons">How many officers have to come to the same decision: one, or two.</param>
public sealed record WaiverProof(string Asked, string? Document = null, int Persons = 1);

public enum WaiverStand
{
    /// <summary>Asked for, and nobody has decided.</summary>
    Asked,
    /// <summary>One officer of two has.</summary>
    Proposed,
    Granted,
    Refused,
}
