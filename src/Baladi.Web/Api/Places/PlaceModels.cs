using Baladi.Core.Language;
using Baladi.Core.Maps.Places;

namespace Baladi.Web.Api.Places;

/// <summary>What is known of a place. Null means that nothing is known: <see cref="Answers"/> says of each layer why.</summary>
/// <param name="Answers">Of the layers that tell what the place belongs to.</param>
/// <param name="Constraints">Of the layers in which building or trading is limited.</param>
public sealed record PlaceItem(
    double Lat, double Lon, DateTimeOffset At, PlaceName? Region, PlaceName? Amanah, PlaceName? Municipality, PlaceName? City, FeatureItem? District, FeatureItem? Street, FeatureItem? Plan, FeatureItem? Parcel,
    IReadOnlyList<LayerAnswerItem> Constraints, IReadOnlyList<LayerAnswerItem> Answers)
{
    public static PlaceItem Of(PlaceReport report) => new(
        report.Latitude, report.Longitude, report.At,
        report.Region is { } region ? new(region.Code, region.Name) : null,
        report.Amanah is { } amanah ? new(amanah.Code, amanah.Name) : null,
        report.Authority is { } authority ? new(authority.Code, authority.Name) : null,
        report.City is { } city ? new(city.Code, city.Name) : null,
        FeatureItem.Of(report.District.First), FeatureItem.Of(report.Street.First), FeatureItem.Of(report.Plan.First), FeatureItem.Of(report.Parcel.First),
        [.. report.Constraints.Select(LayerAnswerItem.Of)], [.. report.Answers.Except(report.Constraints).Select(LayerAnswerItem.Of)]);
}

public sealed record PlaceName(string Code, LocalizedText Name);

/// <param name="Area">The dataset it stands in: the code of a city, or kingdom.</param>
/// <param name="Attributes">By the codes of the layer.</param>
/// <param name="Illustrative">Whether its dataset shows nothing real.</param>
public sealed record FeatureItem(string Key, string Area, LocalizedText? Name, IReadOnlyDictionary<string, object> Attributes, bool Illustrative)
{
    public static FeatureItem? Of(FoundFeature? found) => found is null ? null : new(found.Key, found.Dataset.Area, found.Name, found.Attributes, found.Dataset.Version.Source.Illustrative);
}

/// <param name="Answer">hit, clear, noData or failed. Only clear says that there is nothing.</param>
/// <param name="LayerVersion">The datasets that were asked, as area/version, with commas; null where there were none.</param>
public sealed record LayerAnswerItem(string Layer, PlaceAnswer Answer, string? LayerVersion, DateTimeOffset At, IReadOnlyList<FeatureItem> Features)
{
    public static LayerAnswerItem Of(LayerAnswer answer) => new(answer.Layer, answer.Answer, answer.LayerVersion.Length == 0 ? null : answer.LayerVersion, answer.At, [.. answer.Features.Select(found => FeatureItem.Of(found)!)]);
}
