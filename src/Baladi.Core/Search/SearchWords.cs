using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;

namespace Baladi.Core.Search;

/// <summary>What a word of a query asks for, beside what it is about.</summary>
public enum SearchIntent
{
    /// <summary>The document that holds the requirements.</summary>
    Requirements,
    /// <summary>The service by which it is licensed.</summary>
    License,
    /// <summary>A class by its code.</summary>
    Class,
    /// <summary>A municipality or an amanah; the word is a part of its name as well.</summary>
    Authority,
}

/// <summary>Words people search by, published like everything else: what means the same, what says nothing, what asks for a kind of thing.</summary>
public sealed record SearchWords : IPublishedContent
{
    public static string Kind => "words";
    public required string Code { get; init; }
    public required string Source { get; init; }
    /// <summary>Words that say nothing of what is sought: of, how, please.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }
    /// <summary>Words that say little: shop, place.</summary>
    public required IReadOnlyList<string> Weak { get; init; }
    /// <summary>Words that say nothing beside those that ask for a license or for requirements: obtain, apply, new.</summary>
    public IReadOnlyList<string> Asking { get; init; } = [];
    public required IReadOnlyList<IntentWords> Intents { get; init; }
    public required IReadOnlyList<WordGroup> Groups { get; init; }
    /// <summary>What people call one thing alone, beside its own names: a class, a service, a requirement.</summary>
    public IReadOnlyList<EverydayNames> Names { get; init; } = [];

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var twice in Intents.GroupBy(intent => intent.Intent).Where(group => group.Count() > 1)) yield return new("publish-twice", $"intents/{twice.Key}");
        foreach (var twice in Names.GroupBy(names => (names.Kind, names.Code)).Where(group => group.Count() > 1)) yield return new("publish-twice", $"names/{twice.Key.Code}", twice.Key.Code);
        foreach (var twice in Groups.SelectMany((group, at) => group.All.GroupBy(word => word).Where(same => same.Count() > 1).Select(same => (at, word: same.Key)))) yield return new("publish-twice", $"groups/{twice.at + 1}", twice.word);
    }
}

/// <summary>The words, of either language, by which people ask for a kind of thing.</summary>
public sealed record IntentWords(SearchIntent Intent, IReadOnlyList<string> Words);

/// <summary>Everyday names of one thing; where nothing in force bears the code, they are left aside.</summary>
public sealed record EverydayNames(SearchKind Kind, string Code)
{
    public IReadOnlyList<string> Ar { get; init; } = [];
    public IReadOnlyList<string> En { get; init; } = [];
    public IReadOnlyList<string> Latin { get; init; } = [];

    [JsonIgnore] public IEnumerable<string> All => [.. Ar, .. En, .. Latin];
}

/// <summary>Words or phrases that mean the same: in Arabic, in English, and Arabic ones in Latin letters.</summary>
public sealed record WordGroup
{
    public IReadOnlyList<string> Ar { get; init; } = [];
    public IReadOnlyList<string> En { get; init; } = [];
    public IReadOnlyList<string> Latin { get; init; } = [];

    [JsonIgnore] public IEnumerable<string> All => [.. Ar, .. En, .. Latin];
}
