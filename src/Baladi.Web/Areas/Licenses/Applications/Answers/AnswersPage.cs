using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Baladi.Web.Areas.Licenses.Applications.Answers;

public sealed record AnswersPage
{
    public required DraftReview Review { get; init; }
    public required string Service { get; init; }
    /// <summary>What the reader lacks to submit; null where nothing.</summary>
    public required Problem? Gap { get; init; }
    /// <summary>Whether the owner submits what the reader fills in.</summary>
    public required bool SignOff { get; init; }
    public required IReadOnlyList<AnsweredSection> Sections { get; init; }
    public required IReadOnlyList<AttachedFile> Documents { get; init; }
    /// <summary>Limits that are not kept, with what that means for the decision.</summary>
    public required IReadOnlyList<JudgedLimit> Failed { get; init; }
    /// <summary>What an officer has to look at before deciding.</summary>
    public required IReadOnlyList<JudgedLimit> Open { get; init; }
    public required IReadOnlyList<JudgedLimit> Passed { get; init; }
    /// <summary>How many clauses are seen on site after issuing.</summary>
    public required int OnSite { get; init; }
    public required PriceView Price { get; init; }
    /// <summary>The promise, if it is submitted now.</summary>
    public required DateTimeOffset DueAt { get; init; }
    /// <summary>Where it goes, if it is submitted now.</summary>
    public required FirstStop First { get; init; }

    public string Reference => Review.Draft.Reference;
    public bool ServiceChanged => Review.Draft.ProcedureNumber < Review.Procedure.Number;
    public bool MaySubmit => Gap is null && Review.IsComplete && Review.Authority is not null;
    /// <summary>Whether staff write it, of the authority's own motion.</summary>
    public bool IsOfficial => Review.Procedure.Content.IsOfficial;
    public InstantRoute Route => Review.Procedure.Content.Service.Instant;

    /// <summary>The id on the page of a page of questions, a clause or a fact.</summary>
    public static string Anchor(string code) => "answer-" + TagBuilder.CreateSanitizedId(code, "_");
}

/// <param name="Authority">Whoever decides on it first; null while the place is not known.</param>
/// <param name="AsksOther">Whether the other party is asked to agree before.</param>
/// <param name="Stays">Whether it stays the decision on the license until it is decided itself.</param>
public sealed record FirstStop(Authority? Authority, bool AsksOther, bool Stays);

/// <param name="Code">The page of questions.</param>
public sealed record AnsweredSection(string Title, IReadOnlyList<Answer> Answers);

/// <param name="Text">Null where it was left out.</param>
/// <param name="IsCode">Read left to right: phones, addresses, registrations.</param>
public sealed record Answer(string Page, string Fact, string Label, string? Text, bool IsCode, bool IsWrong, bool Optional);

/// <param name="OnFile">That the document given for the license stands.</param>
public sealed record AttachedFile(string Clause, string Title, StoredFile? File, bool Required, bool OnFile);

public sealed record JudgedLimit(ClauseResult Result, string? Required, string? Provided);
