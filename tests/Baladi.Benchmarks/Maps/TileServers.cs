using Baladi.Benchmarks.Servers;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Maps.Tiles;
using Baladi.TestKit.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Baladi.Benchmarks.Maps;

/// <summary>
/// What the tiles are compared with: PostGIS itself, which draws them from a table as a tile server would keep it, in EPSG:3857 and indexed, behind the
/// least endpoint. The same features, attributes, margin and grid as <see cref="MakeTile"/>; a test holds that the tiles say the same.
/// </summary>
public static class TileServers
{
    public const string Kind = "st-as-mvt";

    public const string Table = """
        CREATE TABLE tile_parcels AS SELECT "Key" AS key, "Attributes"::json->>'use' AS use, "Attributes"::json->>'number' AS number, ST_Transform("Shape", 3857) AS geom FROM "MapFeatures";
        CREATE INDEX ON tile_parcels USING gist (geom);
        ANALYZE tile_parcels;
        """;

    private const string Tile = """
        SELECT ST_AsMVT(tile, 'parcels', 4096, 'geom') FROM (
            SELECT key, use, number, true AS illustrative, ST_AsMVTGeom(geom, ST_TileEnvelope($1, $2, $3), 4096, 64, true) AS geom
            FROM tile_parcels WHERE geom && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096)) tile
        """;

    public static void Map(WebApplication app, string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        app.MapGet("/tiles/parcels/{z:int}/{x:int}/{y:int}.mvt", async (HttpContext context, int z, int x, int y) =>
        {
            await using var command = source.CreateCommand(Tile);
            foreach (var value in new[] { z, x, y }) command.Parameters.AddWithValue(value);
            var bytes = (byte[])(await command.ExecuteScalarAsync(context.RequestAborted))!;
            context.Response.ContentType = "application/vnd.mapbox-vector-tile";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
    }

    /// <summary>The application with a million parcels in a database of its own.</summary>
    public static async Task FillAsync(string storage, int features, params (string Name, string Value)[] settings)
    {
        var environment = ServerProcess.Environment(storage);
        foreach (var (name, value) in settings) environment[name] = value;
        await Processes.RunAsync("dotnet", [Path.Combine(await Published.FolderAsync(), "Baladi.Web.dll"), "seed", "--features", $"{features}", "--contentRoot", await Published.FolderAsync()], environment);
    }

    public static (string Name, string Value)[] On(string connectionString) => [("Database__Provider", "PostgreSql"), ("Database__MigrateOnStart", "true"), ("ConnectionStrings__Baladi", connectionString)];
}
