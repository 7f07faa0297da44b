using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Search;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;

namespace Baladi.Web.Pages.Search;

/// <summary>Puts what was found into pages and suggestions, each with the page it leads to.</summary>
public sealed class SearchPages(CatalogSearch search, PublishedCatalog catalog, Geography geography, Texts texts, LinkGenerator links)
{
    /// <summary>In this order they stand above the results.</summary>
    public static readonly IReadOnlyList<SearchKind> Kinds = [SearchKind.Service, SearchKind.Activity, SearchKind.Document, SearchKind.Clause, SearchKind.IsicClass, SearchKind.Authority];

    private static readonly Dictionary<string, SearchKind> BySlug = Kinds.ToDictionary(SlugOf);

    public static string SlugOf(SearchKind kind) => kind switch
    {
        SearchKind.Service => "services",
        SearchKind.Activity => "activities",
        SearchKind.Document => "requirements",
        SearchKind.Clause => "clauses",
        SearchKind.IsicClass => "isic",
        _ => "authorities",
    };

    public static SearchKind? KindOf(string? slug) => slug is not null && BySlug.TryGetValue(slug, out var kind) ? kind : null;

    public SearchPage Of(SearchQuery query)
    {
        var kind = KindOf(query.Kind);
        var asked = query with { Kind = kind is { } known ? SlugOf(known) : null, Page = Math.Clamp(query.Page, 1, 50) };
        var results = search.Now.Search(query.Q ?? "", Texts.Language, kind, (asked.Page - 1) * SearchPage.Size, SearchPage.Size);
        return new(asked, kind, results, [.. results.Items.Select(found => new SearchHit(found, AddressOf(found.Item), found.Item.Within is { } within ? texts[within] : null))]);
    }

    public IReadOnlyList<Suggestion> Suggest(string? typed) =>
        [.. search.Now.Suggest(typed ?? "", Texts.Language).Select(item => new Suggestion(texts[item.Title], texts[$"search.kind.{item.Kind}"], AddressOf(item) ?? Path(Routes.Search, new { q = texts[item.Title] })))];

    /// <summary>Null where it has no page.</summary>
    public string? AddressOf(Searchable item) => item.Kind switch
    {
        SearchKind.Service => Path(Routes.Service, new { code = item.Code }),
        SearchKind.Activity => Path(Routes.RequirementFinder, new { activity = item.Code }),
        SearchKind.Document => Path(Routes.Requirement, new { code = item.Code }),
        SearchKind.Clause => $"{Path(Routes.Requirement, new { code = item.Parent })}#{item.Code[(item.Parent!.Length + 1)..]}",
        // What is licensed in it; a single activity at once.
        SearchKind.IsicClass => Licensed(item.Code) switch { [] => null, [var only] => Path(Routes.RequirementFinder, new { activity = only.Code }), _ => Path(Routes.Search, new { q = item.Code, kind = SlugOf(SearchKind.Activity) }) },
        _ => geography.Authority(item.Code) is { } authority && (authority.Kind == AuthorityKind.Amanah || authority.TakesCases) ? Path(Routes.Requirements, new { authority = item.Code }) : null,
    };

    private List<Activity> Licensed(string isic) => [.. catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items).Where(activity => activity.Isic4 == isic)];

    private string Path(string route, object values) => links.GetPathByRouteValues(route, values)!;
}

/// <param name="Kind">What it is, in the reader's language.</param>
public sealed record Suggestion(string Text, string Kind, string Address);
