using System.IO.Compression;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Maps.Tiles;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Areas.Maps.Tiles;

/// <summary>Vector tiles of the layers, and what describes them to map programs (TileJSON 3.0).</summary>
public static class TileEndpoints
{
    private const string TileType = "application/vnd.mapbox-vector-tile";
    /// <summary>A year, for an address that names its edition: what it answers never changes.</summary>
    private const string Forever = "public,max-age=31536000,immutable";
    private const string AWhile = "public,max-age=60";

    public static void MapTiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tiles/{layer}/{z:int}/{x:int}/{y:int}.mvt", TileAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/tiles/{layer}.json", Describe).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task TileAsync(HttpContext context, string layer, int z, int x, int y)
    {
        var (maps, tile) = (context.RequestServices.GetRequiredService<MapCatalog>(), new TileAddress(z, x, y));
        if (!tile.IsOnMap || maps.Layer(layer) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (edition, headers) = (maps.EditionOf(layer), context.Response.Headers);
        var tag = $"\"{edition}\"";
        headers.ETag = tag;
        headers.CacheControl = context.Request.Query["v"] == edition ? Forever : AWhile;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var packed = await context.RequestServices.GetRequiredService<TileCache>().TakeAsync(layer, edition, tile, context.RequestAborted);
        await SendAsync(context, packed.Bytes);
    }

    private static async Task SendAsync(HttpContext context, byte[] packed)
    {
        if (packed.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        context.Response.ContentType = TileType;
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentLength = packed.Length;
            await context.Response.Body.WriteAsync(packed, context.RequestAborted);
            return;
        }
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await unpacked.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static IResult Describe(HttpContext context, string layer, MapCatalog maps)
    {
        if (maps.Layer(layer) is not var (set, known)) return Results.NotFound();
        var (edition, bounds) = (maps.EditionOf(layer), new NetTopologySuite.Geometries.Envelope());
        foreach (var dataset in maps.Of(layer)) bounds.ExpandToInclude(dataset.Version.Bounds);
        var first = set.AttributesOf(known).SelectMany(attribute => attribute.Options).Select(option => option.FromZoom ?? known.FromZoom).Append(known.FromZoom).Min();
        context.Response.Headers.ETag = $"\"{edition}\"";
        context.Response.Headers.CacheControl = AWhile;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Json(new
        {
            tilejson = "3.0.0",
            name = known.Name.Ar,
            description = known.Name.En,
            version = "1.0.0",
            attribution = string.Join(" · ", maps.Of(layer).Select(dataset => $"{dataset.Version.Source.Name.Ar} / {dataset.Version.Source.Name.En} ({dataset.Version.Source.License})").Distinct()),
            tiles = new[] { $"{context.Request.Scheme}://{context.Request.Host}/tiles/{layer}/{{z}}/{{x}}/{{y}}.mvt?v={edition}" },
            minzoom = first,
            maxzoom = Zoom.Most,
            bounds = bounds.IsNull ? null : new[] { bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY },
            vector_layers = new[]
            {
                new
                {
                    id = layer,
                    description = known.Name.En,
                    fields = new[] { "key", "ar", "en", "illustrative" }.Concat(set.AttributesOf(known).Where(attribute => attribute.FromZoom is not null).Select(attribute => attribute.Code)).ToDictionary(field => field, field => set.Attribute(field)?.Label.En ?? field),
                },
            },
        });
    }
}
