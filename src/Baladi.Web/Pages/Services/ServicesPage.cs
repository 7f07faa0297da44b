using System.Text;
using Baladi.Core.Language;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Pages.Services;

/// <summary>What the reader asked for, as it stands in the address.</summary>
public sealed record ServicesQuery(string? Q = null, string? Category = null, string? Audience = null)
{
    public bool Narrows => !string.IsNullOrWhiteSpace(Q) || Category is not null || Audience is not null;
}

public sealed record ServicesPage(ServicesQuery Query, IReadOnlyList<ServiceCard> Cards, IReadOnlyList<Narrowing> Categories, IReadOnlyList<Narrowing> Audiences)
{
    public const int MaxQuery = 100;

    public static ServicesPage Read(ServicesQuery query, ServiceCards services, Texts texts)
    {
        var matching = services.Search(query.Q).ToList();
        var inCategory = matching.Where(found => query.Category is null || found.Procedure.Service.Category == query.Category).ToList();
        var shown = inCategory.Where(found => query.Audience is null || found.Procedure.Service.Audience.Any(audience => Slug(audience) == query.Audience));
        return new(query,
            [.. shown.Select(found => services.Of(found.Procedure, found.Activities.Take(3)))],
            [.. from found in matching
                group found by found.Procedure.Service.Category into category
                select new Narrowing(texts[$"services.category.{category.Key}"], query with { Category = category.Key, Audience = null }, category.Count(), category.Key == query.Category)],
            [.. from found in inCategory
                from audience in found.Procedure.Service.Audience
                group audience by Slug(audience) into audience
                orderby audience.Count() descending
                select new Narrowing(texts[audience.First()], query with { Audience = audience.Key == query.Audience ? null : audience.Key }, audience.Count(), audience.Key == query.Audience)]);
    }

    /// <summary>The audience as it stands in the address of both languages: sole-proprietorships-and-companies.</summary>
    private static string Slug(LocalizedText audience)
    {
        var slug = new StringBuilder();
        foreach (var c in audience.En.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString().TrimEnd('-');
    }
}

/// <param name="Query">The address it leads to.</param>
public sealed record Narrowing(string Text, ServicesQuery Query, int Count, bool Current);
