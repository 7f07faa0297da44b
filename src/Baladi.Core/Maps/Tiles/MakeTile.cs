using System.Text;
using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Maps.Tiles;

/// <summary>
/// Draws a tile of a layer as a Mapbox vector tile (specification 2.1): what shows at its zoom, cut at its edges, with the attributes of that zoom.
/// Features carry their <c>key</c>, their names as <c>ar</c> and <c>en</c>, and <c>illustrative</c> where their dataset shows nothing real. Rows go from the
/// database into the tile without becoming objects: ADR 0028.
/// </summary>
public sealed class MakeTile(BaladiDbContext db, MapCatalog catalog)
{
    private const uint Version = 2;

    /// <returns>An empty tile where there is nothing; null where there is no such layer.</returns>
    public async Task<byte[]?> DrawAsync(string code, TileAddress tile, CancellationToken cancel)
    {
        if (catalog.Layer(code) is not var (set, layer)) return null;
        var (drawing, box) = (new Drawing(tile, [.. set.AttributesOf(layer).Where(attribute => attribute.FromZoom <= tile.Zoom).Select(attribute => attribute.Code)]), tile.Buffered);
        foreach (var dataset in catalog.Of(code).Where(dataset => dataset.MayMeet(box)))
        {
            drawing.IsIllustrative = dataset.Version.Source.Illustrative;
            await db.Provider.ReadMeetingAsync(db, MapTier.At(dataset.Version.Stamp, tile.Zoom), box, drawing.Add, cancel);
        }
        return drawing.End(code);
    }

    private sealed class Drawing(TileAddress tile, IReadOnlyList<string> attributes)
    {
        private readonly IReadOnlyList<(byte[] Utf8, string Code)> shown = [.. attributes.Select(code => (Encoding.UTF8.GetBytes(code), code))];
        private readonly TileShape shape = new(tile);
        private readonly TileTags tags = new();
        private readonly TileBuffer layer = new(), feature = new(), numbers = new();

        /// <summary>Whether what is added now shows nothing real.</summary>
        public bool IsIllustrative { get; set; }

        public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nameAr, ReadOnlySpan<byte> nameEn, ReadOnlySpan<byte> json, ReadOnlySpan<byte> wkb)
        {
            feature.Clear();
            numbers.Clear();
            var kind = shape.Write(wkb, numbers);
            if (kind == TileShape.Nothing) return;
            feature.Tag(3, 0);
            feature.Varint(kind);
            feature.Field(4, numbers.Written);
            numbers.Clear();
            tags.Unique(numbers, "key", key);
            // One that has a name in one language only is called so in both.
            if (nameAr.Length + nameEn.Length > 0)
            {
                tags.Shared(numbers, "ar", nameAr.Length > 0 ? nameAr : nameEn);
                tags.Shared(numbers, "en", nameEn.Length > 0 ? nameEn : nameAr);
            }
            if (IsIllustrative) tags.True(numbers, "illustrative");
            tags.Json(numbers, json, shown);
            feature.Field(2, numbers.Written);
            layer.Field(2, feature.Written);
        }

        public byte[] End(string name)
        {
            if (layer.Length == 0) return [];
            layer.Field(1, name);
            tags.WriteTo(layer);
            layer.Tag(5, 0);
            layer.Varint(TileAddress.Extent);
            layer.Tag(15, 0);
            layer.Varint(Version);
            feature.Clear();
            feature.Field(3, layer.Written);
            return feature.Written.ToArray();
        }
    }
}
