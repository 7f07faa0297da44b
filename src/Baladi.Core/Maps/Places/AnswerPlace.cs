using System.Data.Common;
using Baladi.Core.Authorities;
using Baladi.Core.Maps.Layers;
using Microsoft.Extensions.Logging;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Places;

/// <summary>
/// Says what is known of a place: who answers there, what it belongs to, which constraints hold. Never a guess: where no boundary is
/// known there is no data, and a layer that could not be asked says so and keeps nobody from hearing the others.
/// </summary>
public sealed class AnswerPlace(FindFeatures find, MapCatalog catalog, Geography geography, TimeProvider time, ILogger<AnswerPlace> log)
{
    /// <summary>How far from its centre line a street is still the street of a place, in metres: half a wide one, and a deep parcel.</summary>
    private const double StreetReach = 60;

    /// <param name="place">EPSG:4326, longitude first.</param>
    public async Task<PlaceReport> AtAsync(Point place, CancellationToken cancel)
    {
        var municipality = await InAsync(WellKnownLayers.Municipalities, place, cancel);
        var district = await InAsync(WellKnownLayers.Districts, place, cancel);
        var street = await AskAsync(WellKnownLayers.Streets, place, async () => await find.NearestAsync(WellKnownLayers.Streets, place, StreetReach, cancel) is { } nearest ? [nearest] : []);
        var (plan, parcel) = (await InAsync(WellKnownLayers.Plans, place, cancel), await InAsync(WellKnownLayers.Parcels, place, cancel));
        var constraints = new List<LayerAnswer>();
        foreach (var layer in catalog.Layers.Where(layer => layer.Role == LayerRole.Constraint)) constraints.Add(await InAsync(layer.Code, place, cancel));

        var authority = municipality.First?.Text("authority") is { } code ? geography.Authority(code) : null;
        var amanah = authority is null ? null : geography.AmanahOf(authority);
        var city = new[] { district, municipality, parcel }.Select(answer => answer.First?.Dataset.Area).FirstOrDefault(area => area is not null && area != MapDataset.Kingdom);
        return new(place.Y, place.X, time.GetUtcNow(), municipality, district, street, plan, parcel, constraints)
        {
            Authority = authority,
            Amanah = amanah,
            Region = amanah?.RegionCode is { } region ? geography.Regions.FirstOrDefault(one => one.Code == region) : null,
            City = city is null ? null : geography.City(city),
        };
    }

    private Task<LayerAnswer> InAsync(string layer, Point place, CancellationToken cancel) => AskAsync(layer, place, () => find.AtAsync(layer, place, cancel));

    private async Task<LayerAnswer> AskAsync(string layer, Point place, Func<Task<IReadOnlyList<FoundFeature>>> ask)
    {
        var datasets = catalog.Of(layer);
        var version = string.Join(',', datasets.Where(dataset => dataset.MayMeet(place.EnvelopeInternal) || dataset.Covers(place)).Select(dataset => $"{dataset.Area}/{dataset.Version.Number}"));
        try
        {
            var found = await ask();
            var answer = found.Count > 0 ? PlaceAnswer.Hit : datasets.Any(dataset => dataset.Covers(place)) ? PlaceAnswer.Clear : PlaceAnswer.NoData;
            return new(layer, answer, version, time.GetUtcNow(), found);
        }
        catch (Exception error) when (error is DbException or TimeoutException or InvalidOperationException { InnerException: DbException or TimeoutException })
        {
            log.LogError(error, "The layer {Layer} could not be asked about a place", layer);
            return new(layer, PlaceAnswer.Failed, version, time.GetUtcNow(), []);
        }
    }
}
