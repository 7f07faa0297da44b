using System.Text.Json;
using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using MapLayer = Baladi.Core.Maps.Layers.MapLayer;
using TileLayer = NetTopologySuite.IO.VectorTiles.Layer;

namespace Baladi.Core.Maps.Tiles;

/// <summary>
/// Draws a tile of a layer as a Mapbox vector tile: what shows at its zoom, cut at its edges, with the attributes of that zoom.
/// Features carry their <c>key</c>, their names as <c>ar</c> and <c>en</c>, and <c>illustrative</c> where their dataset shows nothing real.
/// </summary>
public sealed class MakeTile(BaladiDbContext db, MapCatalog catalog)
{
    /// <returns>An empty tile where there is nothing; null where there is no such layer.</returns>
    public async Task<byte[]?> DrawAsync(string code, TileAddress tile, CancellationToken cancel)
    {
        if (catalog.Layer(code) is not var (set, layer)) return null;
        var (clip, drawn, box) = (new TileClip(tile), new TileLayer { Name = code }, tile.Buffered);
        var attributes = set.AttributesOf(layer).Where(attribute => attribute.FromZoom <= tile.Zoom).Select(attribute => attribute.Code).ToHashSet();
        foreach (var dataset in catalog.Of(code).Where(dataset => dataset.MayMeet(box)))
        {
            var rows = db.Provider.Meeting(db, MapTier.At(dataset.Version.Stamp, tile.Zoom), box).AsNoTracking()
                .Select(feature => new Row(feature.Key, feature.NameAr, feature.NameEn, feature.Attributes, feature.Shape));
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
                if (clip.Cut(row.Shape) is { } shape) drawn.Features.Add(new Feature(shape, Properties(row, attributes, dataset.Version.Source.Illustrative)));
        }
        if (drawn.Features.Count == 0) return [];
        using var stream = new MemoryStream();
        var result = new VectorTile { TileId = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(tile.X, tile.Y, tile.Zoom).Id };
        result.Layers.Add(drawn);
        result.Write(stream, MinLinealExtent, MinPolygonalExtent, TileAddress.Extent);
        return stream.ToArray();
    }

    private const uint MinLinealExtent = 1;
    private const uint MinPolygonalExtent = 2;

    private static AttributesTable Properties(Row row, HashSet<string> attributes, bool illustrative)
    {
        var properties = new AttributesTable { { "key", row.Key } };
        if ((row.NameAr ?? row.NameEn) is { } ar) properties.Add("ar", ar);
        if ((row.NameEn ?? row.NameAr) is { } en) properties.Add("en", en);
        if (illustrative) properties.Add("illustrative", true);
        if (attributes.Count == 0 || row.Attributes.Length <= 2) return properties;
        using var json = JsonDocument.Parse(row.Attributes);
        foreach (var property in json.RootElement.EnumerateObject().Where(property => attributes.Contains(property.Name)))
            properties.Add(property.Name, property.Value.ValueKind switch
            {
                JsonValueKind.Number => property.Value.GetDouble(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => property.Value.GetString()!,
            });
        return properties;
    }

    private sealed record Row(string Key, string? NameAr, string? NameEn, string Attributes, Geometry Shape);
}
