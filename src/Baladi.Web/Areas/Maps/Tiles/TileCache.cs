using System.ComponentModel;
using System.IO.Compression;
using Baladi.Core.Maps.Tiles;
using Microsoft.Extensions.Caching.Hybrid;

namespace Baladi.Web.Areas.Maps.Tiles;

/// <summary>A tile as it is sent: packed, or empty where there is nothing.</summary>
[ImmutableObject(true)]
public sealed record PackedTile(byte[] Bytes);

/// <summary>
/// The tiles that were drawn, by layer, edition and place. A swapped dataset makes another edition: nothing has to be thrown away. Many who ask for
/// a tile at once wait for one drawing of it.
/// </summary>
public sealed class TileCache(HybridCache cache, IServiceScopeFactory scopes, IConfiguration configuration)
{
    private static readonly HybridCacheEntryOptions Kept = new() { Expiration = TimeSpan.FromHours(12), LocalCacheExpiration = TimeSpan.FromHours(1) };

    // Off for whoever measures the drawing.
    private readonly bool keeps = configuration.GetValue("Maps:TileCache", true);

    public ValueTask<PackedTile> TakeAsync(string layer, string edition, TileAddress tile, CancellationToken cancel) => !keeps ? new(DrawAsync(layer, tile, cancel)) : cache.GetOrCreateAsync(
        $"tile:{layer}:{edition}:{tile.Zoom}:{tile.X}:{tile.Y}", (Cache: this, layer, tile), static async (asked, cancel) => await asked.Cache.DrawAsync(asked.layer, asked.tile, cancel), Kept, cancellationToken: cancel);

    private async Task<PackedTile> DrawAsync(string layer, TileAddress tile, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bytes = await scope.ServiceProvider.GetRequiredService<MakeTile>().DrawAsync(layer, tile, cancel) ?? [];
        return new(bytes.Length == 0 ? bytes : Pack(bytes));
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 2);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
