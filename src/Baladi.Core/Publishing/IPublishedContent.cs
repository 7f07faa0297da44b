using Baladi.Core.Basics;

namespace Baladi.Core.Publishing;

/// <summary>The typed content of a published version. Its kind names it in the database, its code across versions.</summary>
public interface IPublishedContent
{
    static abstract string Kind { get; }
    string Code { get; }

    /// <summary>What stands in the way of publishing it: unknown names, units, contradictions. The field says where, as in clauses/ventilation/limit.</summary>
    IEnumerable<Problem> Check(PublishedCatalog catalog);

    /// <summary>What else has to be in force with it.</summary>
    IEnumerable<(string Kind, string Code)> References => [];

    /// <summary>The authorities it names, by their codes.</summary>
    IEnumerable<string> Authorities => [];

    /// <summary>The outside agencies among them.</summary>
    IEnumerable<string> Agencies => [];
}

/// <summary>A content with the version it came from.</summary>
public sealed record Published<T>(long VersionId, int Number, DateOnly EffectiveFrom, DateOnly? EffectiveTo, DateTimeOffset PublishedAt, T Content)
    where T : class, IPublishedContent;
