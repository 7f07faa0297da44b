using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publications;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Requirements;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>A version of a document as everybody reads it.</summary>
public sealed record DocumentPage
{
    public required VersionLine Version { get; init; }
    public required RequirementDocument Document { get; init; }
    public required DateOnly Today { get; init; }
    /// <summary>The one that waits for its day; null where none does.</summary>
    public required VersionLine? Next { get; init; }
    public required IReadOnlyList<Published<Procedure>> Services { get; init; }
    public required IReadOnlyList<CodedText> Sectors { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    public required IReadOnlyList<Authority> Authorities { get; init; }

    /// <summary>Whether the reader is told of changes; null for whoever is not signed in, and of a draft.</summary>
    public bool? IsFollowed { get; init; }

    /// <summary>Whether it is the one in force today.</summary>
    public bool IsCurrent => Version.State == PublicationState.Published && Version.From <= Today && (Version.To is null || Today < Version.To);
    public bool IsAhead => Version.State == PublicationState.Published && Version.From > Today;
    public IEnumerable<IGrouping<string, Clause>> Headings => Document.Clauses.OrderBy(clause => Clause.Headings.ToList().IndexOf(clause.Heading)).GroupBy(clause => clause.Heading);
    public int Illustrative => Document.Clauses.Count(clause => clause.Source.Illustrative);
}

public sealed record HistoryPage(string Code, LocalizedText Title, DateOnly Today, IReadOnlyList<VersionLine> Versions);

/// <summary>The versions of something published, one below another; of a document and of a list alike.</summary>
public sealed record VersionsTable(IReadOnlyList<VersionLine> Versions, DateOnly Today)
{
    public required Func<int, string?> LinkTo { get; init; }
    /// <summary>Where what a version changed stands on a page of its own.</summary>
    public Func<int, string?>? ChangesOf { get; init; }
    /// <summary>The one that is shown below the table.</summary>
    public int? Shown { get; init; }

    public string StateOf(VersionLine version) =>
        version.State == PublicationState.Withdrawn ? "withdrawn" : version.From > Today ? "ahead" : version.To is null || Today < version.To ? "current" : "past";
}

/// <param name="Before">Null for the first version.</param>
public sealed record ChangesPage(string Code, LocalizedText Title, VersionLine Version, VersionLine? Before, IReadOnlyList<ItemChange> Changes, RequirementDocument Document, RequirementDocument? Earlier)
{
    /// <summary>The title of a clause that changed, as it is now, or was last.</summary>
    public LocalizedText? ClauseOf(ItemChange change) => change.Item.StartsWith("clauses/", StringComparison.Ordinal) ? (Find(Document, change.Code) ?? Find(Earlier, change.Code))?.Title : null;

    private static Clause? Find(RequirementDocument? document, string code) => document?.Clauses.FirstOrDefault(clause => clause.Code == code);
}
