using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.Requirements;

/// <summary>The activities that can be licensed, by group, with their ISIC4 classes. ISIC4 codes repeat, so an activity has a code of its own.</summary>
public sealed record ActivityList : IPublishedContent
{
    public static string Kind => "activities";
    public required string Code { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<CodedText> Groups { get; init; }
    public required IReadOnlyList<CodedText> IsicClasses { get; init; }
    public required IReadOnlyList<Activity> Items { get; init; }

    public Activity? Find(string? code) => Items.FirstOrDefault(activity => activity.Code == code);

    public IEnumerable<string> Check(PublishedCatalog catalog)
    {
        foreach (var activity in Items)
        {
            if (!activity.Name.IsComplete) yield return $"{activity.Code}: a translation is missing";
            if (Groups.All(group => group.Code != activity.Group)) yield return $"{activity.Code}: '{activity.Group}' is not a group";
            if (IsicClasses.All(isic => isic.Code != activity.Isic4)) yield return $"{activity.Code}: '{activity.Isic4}' is not listed";
        }
    }
}

public sealed record CodedText(string Code, LocalizedText Name);

public sealed record Activity
{
    public required string Code { get; init; }
    public required string Isic4 { get; init; }
    public required LocalizedText Name { get; init; }
    public required string Group { get; init; }
    /// <summary>Whether a license can be issued without a person looking.</summary>
    public required bool Instant { get; init; }
    public bool InstantIllustrative { get; init; }
    /// <summary>Other words people search by: ar and en.</summary>
    public Dictionary<string, IReadOnlyList<string>> Synonyms { get; init; } = [];
}
