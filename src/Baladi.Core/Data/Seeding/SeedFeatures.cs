using System.Globalization;
using Baladi.Core.Maps.Layers;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Data.Seeding;

/// <summary>
/// Parcels in any number for trials and benchmarks: rows of blocks with streets between them, far from any city. They stand in a dataset of
/// their own, which another run replaces.
/// </summary>
public sealed class SeedFeatures(BaladiDbContext db, DatasetWriter writer, MapCatalog maps)
{
    /// <summary>The area of the dataset.</summary>
    public const string Area = "trial";

    private const int Batch = 5000;
    private const int ParcelsPerBlock = 20;
    private const double Front = 20, Depth = 30, Street = 15, CornerCut = 3;
    private static readonly Coordinate Corner = new(44.0, 21.5);
    private static readonly string[] Uses = ["100000", "100000", "100000", "100000", "100000", "100000", "200000", "300000", "700000", "100000"];
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public async Task<DatasetVersion> RunAsync(int features, IProgress<int> progress, CancellationToken cancel)
    {
        var (set, layer) = maps.Layer(WellKnownLayers.Parcels) ?? throw new InvalidOperationException("There is no layer of parcels: start once, or seed cases first.");
        var version = await writer.BeginAsync(layer.Code, Area, MapSources.Read().Trial, by: null, cancel);
        var maker = new FeatureMaker(set, layer, version);
        var done = 0;
        foreach (var batch in Parcels(features).Chunk(Batch))
        {
            await writer.WriteAsync([.. batch.Select(parcel => maker.Make(parcel).Value!)], layer.Searched, cancel);
            progress.Report(done += batch.Length);
        }
        await writer.CompleteAsync(version, null, coversBounds: true, cancel);
        await db.Provider.LearnAsync(db, cancel);
        await writer.ShowAsync(version, cancel);
        return version;
    }

    /// <summary>The parcels themselves, the same ones at every run.</summary>
    public static IEnumerable<NewFeature> Parcels(int count)
    {
        // As many blocks in a row as make the whole nearly square.
        var (width, height) = (ParcelsPerBlock / 2 * Front + Street, 2 * Depth + Street);
        var blocks = (count + ParcelsPerBlock - 1) / ParcelsPerBlock;
        var inRow = Math.Max(1, (int)Math.Sqrt(blocks * height / width));
        for (var i = 0; i < count; i++)
        {
            var (block, place) = Math.DivRem(i, ParcelsPerBlock);
            var (x, y) = (block % inRow * width + place / 2 * Front, block / inRow * height + place % 2 * Depth);
            var (plan, number) = (1000 + block / 500, (block % 500 * ParcelsPerBlock + place + 1).ToString(CultureInfo.InvariantCulture));
            yield return new($"{plan}/{number}", null, null, new Dictionary<string, object?>
            {
                ["plan"] = $"{plan}", ["block"] = $"{block % 500 + 1}", ["number"] = number, ["use"] = Uses[(block + place) % Uses.Length], ["area"] = Front * Depth, ["frontage"] = Front,
            }, Parcel(x, y, cut: place == 0));
        }
    }

    private static Polygon Parcel(double x, double y, bool cut)
    {
        Coordinate[] ring = cut
            ? [At(x + CornerCut, y), At(x + Front, y), At(x + Front, y + Depth), At(x, y + Depth), At(x, y + CornerCut), At(x + CornerCut, y)]
            : [At(x, y), At(x + Front, y), At(x + Front, y + Depth), At(x, y + Depth), At(x, y)];
        return Factory.CreatePolygon(ring);
    }

    // Metres from the corner as degrees: near enough for land that is nowhere.
    private static Coordinate At(double x, double y) => new(Math.Round(Corner.X + x / 103500, 7), Math.Round(Corner.Y + y / 110750, 7));
}
