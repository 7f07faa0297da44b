using System.Globalization;
using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Points of what is for everybody: on the parcels given to it, and some among shops.</summary>
internal sealed class FacilityFeatures(Planning city)
{
    // One among so many parcels of commerce.
    private const int ShopsToABank = 45, ShopsToFuel = 70, ShopsToACarPark = 60, ShopsToAMarket = 110;
    private const double LeastForFuel = 800;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public IEnumerable<CityFeature> All()
    {
        var shops = 0;
        foreach (var parcel in city.Parcels)
        {
            var template = parcel.Service;
            if (template is null && parcel.Use == LandUses.Commercial) template = AmongShops(++shops, parcel);
            if (template is not null) yield return Feature(template, parcel);
        }
    }

    private static string? AmongShops(int shops, Parcel parcel) =>
        shops % ShopsToFuel == 0 && parcel.Front.Kind.IsArterial && parcel.Ring.Area > LeastForFuel ? "fuel"
        : shops % ShopsToABank == 0 ? "bank"
        : shops % ShopsToACarPark == 0 ? "parking"
        : shops % ShopsToAMarket == 0 ? "market"
        : null;

    private CityFeature Feature(string template, Parcel parcel)
    {
        var names = city.Texts.FacilityNames;
        var count = counts[template] = counts.GetValueOrDefault(template) + 1;
        // The names take turns; with the second round a number tells them apart.
        var number = count.ToString(CultureInfo.InvariantCulture);
        var name = names[(count - 1) % names.Count];
        var full = template is "fuel" or "bank" or "parking" or "garden" ? new LocalizedText(number, number) : count <= names.Count ? name : new($"{name.Ar} {number}", $"{name.En} {number}");
        var kind = template switch { "localMosque" => "mosque", "garden" => "park", _ => template };
        return new(CityLayers.Facilities, $"{template}-{number}", city.Texts.Facilities[template].With(full), AreaFeatures.Attributes(("kind", kind)), Shapes.Point(parcel.Ring.Middle));
    }
}
