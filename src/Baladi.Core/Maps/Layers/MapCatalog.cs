using Baladi.Core.Data;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

/// <summary>A dataset with the version everybody sees.</summary>
public sealed record DatasetInForce(string Layer, string Area, DatasetVersion Version)
{
    /// <summary>Whether it may hold anything that meets an envelope.</summary>
    public bool MayMeet(Envelope box) => Version.Bounds.Intersects(box);

    /// <summary>Whether it claims to be complete at a place.</summary>
    public bool Covers(Point place) => Version.Coverage is { } coverage && coverage.EnvelopeInternal.Intersects(place.Coordinate) && coverage.Intersects(place);
}

/// <summary>
/// The layers and the datasets in force, in memory: some hundred rows that every tile and every question about a place needs.
/// <see cref="RefreshAsync"/> takes in what was swapped since, on this node or another.
/// </summary>
public sealed class MapCatalog(IServiceScopeFactory scopes, PublishedCatalog published)
{
    private volatile Dictionary<string, IReadOnlyList<DatasetInForce>> datasets = [];

    public IEnumerable<LayerSet> Sets => published.AllInForce<LayerSet>().Select(set => set.Content);

    public IEnumerable<MapLayer> Layers => Sets.SelectMany(set => set.Layers);

    /// <summary>The layer with the set that explains its attributes; null where there is none of that code.</summary>
    public (LayerSet Set, MapLayer Layer)? Layer(string code)
    {
        foreach (var set in Sets)
            if (set.Layer(code) is { } layer) return (set, layer);
        return null;
    }

    /// <summary>What is shown of a layer: the real before the illustrative, cities before the Kingdom.</summary>
    public IReadOnlyList<DatasetInForce> Of(string layer) => datasets.GetValueOrDefault(layer, []);

    public IEnumerable<DatasetInForce> All => datasets.Values.SelectMany(all => all);

    /// <summary>Changes whenever anything of the layer is shown that was not before: the version in the addresses of its tiles.</summary>
    public string EditionOf(string layer) =>
        $"{published.AllInForce<LayerSet>().FirstOrDefault(set => set.Content.Layer(layer) is not null)?.Number}.{string.Join('.', Of(layer).Select(dataset => dataset.Version.Stamp).Order())}";

    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        var shown = await (from dataset in db.MapDatasets.AsNoTracking()
                           join version in db.MapDatasetVersions.AsNoTracking() on dataset.InForceId equals version.Id
                           select new { dataset.Layer, dataset.Area, Version = version }).ToListAsync(cancel);
        datasets = shown.Select(row => new DatasetInForce(row.Layer, row.Area, row.Version)).GroupBy(dataset => dataset.Layer)
            .ToDictionary(layer => layer.Key, IReadOnlyList<DatasetInForce> (layer) => [.. layer.OrderBy(dataset => dataset.Version.Source.Illustrative).ThenBy(dataset => dataset.Area == MapDataset.Kingdom).ThenBy(dataset => dataset.Version.Stamp)]);
    }
}
