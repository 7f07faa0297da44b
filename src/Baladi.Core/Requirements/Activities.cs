using Baladi.Core.Basics;
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

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var activity in Items)
        {
            if (Groups.All(group => group.Code != activity.Group)) yield return new("publish-not-group", $"items/{activity.Code}/group", activity.Group);
            if (IsicClasses.All(isic => isic.Code != activity.Isic4)) yield return new("publish-not-isic", $"items/{activity.Code}/isic4", activity.Isic4);
        }
        foreach (var twice in Items.GroupBy(activity => activity.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"items/{twice.Key}");
        // A license keeps the code of its activity for life.
        foreach (var gone in catalog.AllInForce<RequirementDocument>().Where(document => !document.Content.Scope.ForInformation).SelectMany(document => document.Content.Scope.Activities).Distinct().Where(code => Find(code) is null))
            yield return new("publish-activity-used", "items", gone);
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
