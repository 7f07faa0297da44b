using Baladi.Core.Language;

namespace Baladi.Core.Search;

public enum SearchKind
{
    /// <summary>Something people apply for.</summary>
    Service,
    /// <summary>A trade that can be licensed.</summary>
    Activity,
    /// <summary>A class of ISIC Rev. 4.</summary>
    IsicClass,
    /// <summary>A requirement document.</summary>
    Document,
    /// <summary>One requirement of a document.</summary>
    Clause,
    /// <summary>The ministry, an amanah, a municipality, an agency.</summary>
    Authority,
}

/// <summary>One thing that can be found.</summary>
/// <param name="Code">As elsewhere; of a clause DOCUMENT.CLAUSE.</param>
public sealed record Searchable(SearchKind Kind, string Code, LocalizedText Title)
{
    /// <summary>A clause's text, a document's or a service's summary.</summary>
    public LocalizedText? Text { get; init; }
    /// <summary>A clause's document, an activity's sector, an authority's amanah.</summary>
    public LocalizedText? Within { get; init; }
    /// <summary>Other words that mean it alone: synonyms, ISIC codes, transliterations.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
    /// <summary>
    /// Words for what it applies to, one thing among several: the activities of a service or a document. They find it only
    /// where its kind is asked for, or, for a clause, beside words of its own.
    /// </summary>
    public IReadOnlyList<string> Covers { get; init; } = [];
    /// <summary>The code of the document of a clause.</summary>
    public string? Parent { get; init; }
}

/// <summary>An item as it is shown, in the reader's language; an excerpt is in the other one where only that has the words.</summary>
public sealed record Found(Searchable Item, IReadOnlyList<MarkedText> Title, IReadOnlyList<MarkedText>? Excerpt);

/// <summary>A piece of a text; the pieces in order are the text.</summary>
public sealed record MarkedText(string Text, bool IsHit);

/// <param name="Items">One page.</param>
/// <param name="Total">Of the kind asked for, or of all. At least so many: of clauses only the best few hundred are counted.</param>
/// <param name="Corrected">"Did you mean": the query with known words for those that nothing bears; null where all are known.</param>
/// <param name="Counts">By kind, whichever kind was asked for; kinds without any are left out.</param>
public sealed record SearchResults(IReadOnlyList<Found> Items, int Total, string? Corrected, IReadOnlyDictionary<SearchKind, int> Counts)
{
    public static readonly SearchResults None = new([], 0, null, new Dictionary<SearchKind, int>());
}
