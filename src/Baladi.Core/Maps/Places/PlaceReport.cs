using Baladi.Core.Authorities;

namespace Baladi.Core.Maps.Places;

/// <summary>What a layer says about a place. Only <see cref="Clear"/> says that there is nothing.</summary>
public enum PlaceAnswer
{
    /// <summary>Features of the layer lie there.</summary>
    Hit,
    /// <summary>A dataset that claims to be complete there has nothing at the place.</summary>
    Clear,
    /// <summary>No dataset claims to be complete there: nothing is known, and nothing may be concluded.</summary>
    NoData,
    /// <summary>The question could not be answered now; whatever depends on it waits.</summary>
    Failed,
}

/// <summary>The answer of one layer, with what it rests on.</summary>
/// <param name="LayerVersion">The datasets that were asked, as area/number, joined by commas; empty where there are none.</param>
public sealed record LayerAnswer(string Layer, PlaceAnswer Answer, string LayerVersion, DateTimeOffset At, IReadOnlyList<FoundFeature> Features)
{
    /// <summary>The most particular of what lies there.</summary>
    public FoundFeature? First => Features.Count > 0 ? Features[0] : null;
}

/// <summary>Everything the maps know of a place.</summary>
/// <param name="Street">The street that is nearest, within reach of the place.</param>
public sealed record PlaceReport(double Latitude, double Longitude, DateTimeOffset At, LayerAnswer Municipality, LayerAnswer District, LayerAnswer Street, LayerAnswer Plan, LayerAnswer Parcel, IReadOnlyList<LayerAnswer> Constraints)
{
    /// <summary>The municipality that answers there; null where no boundary is known, or the question failed.</summary>
    public Authority? Authority { get; init; }
    public Authority? Amanah { get; init; }
    public Region? Region { get; init; }
    /// <summary>The city whose maps cover the place; null where none does.</summary>
    public City? City { get; init; }

    public IEnumerable<LayerAnswer> Answers => [Municipality, District, Street, Plan, Parcel, .. Constraints];

    /// <summary>Whether any layer could not be asked.</summary>
    public bool HasFailed => Answers.Any(answer => answer.Answer == PlaceAnswer.Failed);
}
