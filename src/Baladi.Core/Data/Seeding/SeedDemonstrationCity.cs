using Baladi.Core.Authorities;
using Baladi.Core.Maps.Demonstration;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Data.Seeding;

/// <summary>The demonstration city, once: a city of its own with a dataset of each of its layers, all marked as illustrative.</summary>
public sealed class SeedDemonstrationCity(BaladiDbContext db, DatasetWriter writer, MapCatalog maps, Geography geography)
{
    public const string Area = "demonstration-city";

    private const int Batch = 5000;
    /// <summary>Whose region the desert is in which it lies.</summary>
    private const string Amanah = "1";

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.MapDatasets.AnyAsync(dataset => dataset.Area == Area, cancel)) return;
        var source = MapSources.Read().Demonstration;
        var city = new Envelope();
        Geometry? covered = null;
        foreach (var features in DemonstrationCity.Features().GroupBy(feature => feature.Layer))
        {
            var (set, layer) = maps.Layer(features.Key) ?? throw new InvalidOperationException($"There is no layer {features.Key}");
            var version = await writer.BeginAsync(layer.Code, Area, source, by: null, cancel);
            var maker = new FeatureMaker(set, layer, version);
            foreach (var batch in features.Chunk(Batch))
                await writer.WriteAsync([.. batch.Select(feature => Made(maker, feature))], layer.Searched, cancel);
            // The municipalities come first, and everything is known of what lies in them.
            covered ??= NetTopologySuite.Operation.Union.UnaryUnionOp.Union(features.Select(feature => feature.Shape));
            await writer.CompleteAsync(version, covered, coversBounds: false, cancel);
            await writer.ShowAsync(version, cancel);
            city.ExpandToInclude(version.Bounds);
        }
        var amanah = geography.Authority(Amanah)!;
        db.Cities.Add(new City(Area, DemonstrationCity.Name, amanah.RegionCode!, amanah.Id, null, new Point(Math.Round(city.Centre.X, 4), Math.Round(city.Centre.Y, 4)) { SRID = 4326 }));
        await db.SaveChangesAsync(cancel);
        await geography.RefreshAsync(cancel);
        await db.Provider.LearnAsync(db, cancel);
    }

    private static MapFeature Made(FeatureMaker maker, CityFeature feature)
    {
        var made = maker.Make(new(feature.Key, feature.Name?.Ar, feature.Name?.En, feature.Attributes, feature.Shape));
        return made.Value ?? throw new InvalidDataException($"{feature.Layer} {feature.Key}: {string.Join(", ", made.Problems)}");
    }
}
