namespace Baladi.Core.Publishing;

/// <summary>The typed content of a published version. Its kind names it in the database, its code across versions.</summary>
public interface IPublishedContent
{
    static abstract string Kind { get; }
    string Code { get; }

    /// <summary>What stands in the way of publishing it, in words for the publisher: gaps, unknown names, units, missing translations.</summary>
    IEnumerable<string> Check(PublishedCatalog catalog);

    /// <summary>The outside agencies it names, by their codes.</summary>
    IEnumerable<string> Agencies => [];
}

/// <summary>A content with the version it came from.</summary>
public sealed record Published<T>(long VersionId, int Number, DateOnly EffectiveFrom, DateOnly? EffectiveTo, DateTimeOffset PublishedAt, T Content)
    where T : class, IPublishedContent;
