using Baladi.Core.Data;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Baladi.Core.Maps.Places;

/// <summary>Finds features of the datasets in force: by the index of the engine, and then exactly.</summary>
public sealed class FindFeatures(BaladiDbContext db, MapCatalog catalog)
{
    /// <summary>Those that a place lies in or on, the smallest first; of every dataset, the real before the illustrative.</summary>
    public async Task<IReadOnlyList<FoundFeature>> AtAsync(string layer, Point place, CancellationToken cancel) =>
        [.. (await MeetingAsync(layer, place.EnvelopeInternal, null, null, cancel)).Where(found => found.Shape.Intersects(place)).OrderBy(found => found.Dataset.Version.Source.Illustrative).ThenBy(found => found.Size)];

    /// <summary>Those that share anything with a shape.</summary>
    public async Task<IReadOnlyList<FoundFeature>> MeetingAsync(string layer, Geometry shape, int? most, CancellationToken cancel)
    {
        var exactly = PreparedGeometryFactory.Prepare(shape);
        return [.. (await MeetingAsync(layer, shape.EnvelopeInternal, null, most, cancel)).Where(found => exactly.Intersects(found.Shape))];
    }

    /// <summary>Those whose envelope meets a box.</summary>
    /// <param name="zoom">Only what shows at this zoom; everything, where null.</param>
    /// <param name="most">No more than this many of each dataset.</param>
    public async Task<IReadOnlyList<FoundFeature>> MeetingAsync(string layer, Envelope box, int? zoom, int? most, CancellationToken cancel)
    {
        var all = new List<FoundFeature>();
        foreach (var dataset in catalog.Of(layer).Where(dataset => dataset.MayMeet(box)))
        {
            var tier = zoom is { } at ? MapTier.At(dataset.Version.Stamp, at) : MapTier.All(dataset.Version.Stamp);
            var meeting = db.Provider.Meeting(db, tier, box).AsNoTracking();
            all.AddRange(await Found(most is { } limit ? meeting.OrderBy(feature => feature.Id).Take(limit) : meeting, dataset).ToListAsync(cancel));
        }
        return all;
    }

    /// <summary>The nearest one within so many metres; null where there is none.</summary>
    public async Task<FoundFeature?> NearestAsync(string layer, Point place, double metres, CancellationToken cancel)
    {
        var near = await MeetingAsync(layer, Around(place, metres), null, null, cancel);
        return near.Select(found => (Found: found, Distance: Measures.Distance(place, found.Shape))).Where(one => one.Distance <= metres)
            .OrderBy(one => one.Found.Dataset.Version.Source.Illustrative).ThenBy(one => one.Distance).Select(one => one.Found).FirstOrDefault();
    }

    /// <summary>The feature of a key; null where no dataset in force has it.</summary>
    /// <param name="area">Only of this area.</param>
    public async Task<FoundFeature?> ByKeyAsync(string layer, string key, string? area, CancellationToken cancel)
    {
        foreach (var dataset in catalog.Of(layer).Where(dataset => area is null || dataset.Area == area))
            if (await Found(db.MapFeatures.AsNoTracking().Where(feature => feature.VersionId == dataset.Version.Id && feature.Key == key), dataset).SingleOrDefaultAsync(cancel) is { } found) return found;
        return null;
    }

    // A little more than that, so that nothing near is missed; how far it is exactly is measured.
    private static Envelope Around(Point place, double metres)
    {
        const double metresOfADegree = 110_000;
        var box = place.EnvelopeInternal.Copy();
        box.ExpandBy(metres / (metresOfADegree * Math.Cos(place.Y * Math.PI / 180)), metres / metresOfADegree);
        return box;
    }

    internal static IQueryable<FoundFeature> Found(IQueryable<MapFeature> features, DatasetInForce dataset) =>
        features.Select(feature => new FoundFeature(dataset, feature.Id, feature.Key, feature.NameAr, feature.NameEn, feature.Attributes, feature.Shape, feature.Size));
}
