using Baladi.Benchmarks.Maps;
using Baladi.Data.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Baladi.Benchmarks.Servers;

/// <summary>What the application is compared with: the least a server of the same framework can do for the same answer.</summary>
public static class BareServers
{
    public const string Verb = "serve-bare";
    public const string SameBytes = "same-bytes";
    public const string OneRow = "one-row";
    public const string StaticFile = "static-file";

    public static async Task<int> RunAsync(string kind, string argument)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        switch (kind)
        {
            case SameBytes: MapSameBytes(app, await File.ReadAllBytesAsync(argument)); break;
            case OneRow: MapOneRow(app, argument); break;
            case TileServers.Kind: TileServers.Map(app, argument); break;
            default: app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(argument)!), ServeUnknownFileTypes = true }); break;
        }
        await app.RunAsync();
        return 0;
    }

    private static void MapSameBytes(WebApplication app, byte[] bytes) => app.MapGet("/page", async context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    });

    /// <summary>One row and one commit by the libraries and with the settings of the portal: as durable, one writer at a time.</summary>
    private static void MapOneRow(WebApplication app, string file)
    {
        using var provider = new SqliteProvider();
        var options = new DbContextOptionsBuilder<RowContext>();
        provider.Configure(options, $"Data Source={file}");
        using (var db = new RowContext(options.Options)) db.Database.EnsureCreated();
        var turn = new SemaphoreSlim(1, 1);
        app.MapPost("/row", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            await using var db = new RowContext(options.Options);
            db.Rows.Add(new Row { Text = form["text"].ToString() });
            await turn.WaitAsync();
            try { await db.SaveChangesAsync(); }
            finally { turn.Release(); }
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    private sealed class RowContext(DbContextOptions<RowContext> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public required string Text { get; init; }
    }
}
