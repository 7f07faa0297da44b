using System.Data.Common;
using System.Text;
using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Maps.Tiles;

/// <summary>
/// Draws a tile of a layer as a Mapbox vector tile (specification 2.1): what shows at its zoom, cut at its edges, with the attributes of that zoom.
/// Features carry their <c>key</c>, their names as <c>ar</c> and <c>en</c>, and <c>illustrative</c> where their dataset shows nothing real. Rows go from the
/// database into the tile without becoming objects: see ADR 0028.
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
            await db.Database.OpenConnectionAsync(cancel);
            try
            {
                await using var command = db.Provider.ReadMeeting(db, MapTier.At(dataset.Version.Stamp, tile.Zoom), box);
                await using var rows = await command.ExecuteReaderAsync(cancel);
                while (await rows.ReadAsync(cancel)) drawing.Add(new(rows, db.Provider.ReadsTextAsUtf8), dataset.Version.Source.Illustrative);
            }
            finally { await db.Database.CloseConnectionAsync(); }
        }
        return drawing.End(code);
    }

    /// <summary>A row of what <see cref="IDatabaseProvider.ReadMeeting"/> answers.</summary>
    private readonly struct Row(DbDataReader rows, bool isUtf8)
    {
        public byte[] Key => Text(0)!;
        public byte[]? Ar => Text(1);
        public byte[]? En => Text(2);
        public byte[] Attributes => Text(3)!;
        public byte[] Shape => rows.GetFieldValue<byte[]>(4);

        private byte[]? Text(int column) => rows.IsDBNull(column) ? null : isUtf8 ? rows.GetFieldValue<byte[]>(column) : Encoding.UTF8.GetBytes(rows.GetString(column));
    }

    private sealed class Drawing(TileAddress tile, IReadOnlyList<string> attributes)
    {
        private readonly IReadOnlyList<(byte[] Utf8, string Code)> shown = [.. attributes.Select(code => (Encoding.UTF8.GetBytes(code), code))];
        private readonly TileShape shape = new(tile);
        private readonly TileTags tags = new();
        private readonly TileBuffer layer = new(), feature = new(), numbers = new();

        public void Add(Row row, bool illustrative)
        {
            feature.Clear();
            numbers.Clear();
            var kind = shape.Write(row.Shape, numbers);
            if (kind == TileShape.Nothing) return;
            feature.Tag(3, 0);
            feature.Varint(kind);
            feature.Field(4, numbers.Written);
            numbers.Clear();
            tags.Unique(numbers, "key", row.Key);
            var (ar, en) = (row.Ar, row.En);
            if ((ar ?? en) is { } arabic) tags.Shared(numbers, "ar", arabic);
            if ((en ?? ar) is { } english) tags.Shared(numbers, "en", english);
            if (illustrative) tags.True(numbers, "illustrative");
            tags.Json(numbers, row.Attributes, shown);
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
