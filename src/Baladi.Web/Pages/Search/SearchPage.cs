using Baladi.Core.Search;

namespace Baladi.Web.Pages.Search;

/// <summary>What the reader asked for, as it stands in the address.</summary>
/// <param name="Kind">As <see cref="SearchPages.SlugOf"/> writes it; anything else counts as not asked.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchQuery(string? Q = null, string? Kind = null, int Page = 1)
{
    public bool Asks => !string.IsNullOrWhiteSpace(Q);
    /// <summary>As route values, with what is empty left out.</summary>
    public object Values => new { q = Q, kind = Kind, page = Page > 1 ? Page : (int?)null };
}

public sealed record SearchPage(SearchQuery Query, SearchKind? Kind, SearchResults Results, IReadOnlyList<SearchHit> Hits)
{
    public const int Size = 20;

    public bool HasNext => Query.Page * Size < Results.Total;
    public int All => Results.Counts.Values.Sum();
}

/// <param name="Address">Null for what has no page: a class of ISIC that nothing is licensed in.</param>
/// <param name="Within">What it belongs to, in the reader's language.</param>
public sealed record SearchHit(Found Found, string? Address, string? Within);
