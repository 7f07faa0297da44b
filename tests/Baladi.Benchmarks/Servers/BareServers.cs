using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Baladi.Benchmarks.Servers;

/// <summary>What the application is compared with: the least a server of the same framework can do for the same answer.</summary>
public static class BareServers
{
    public const string Verb = "serve-bare";
    public const string SameBytes = "same-bytes";
    public const string OneRow = "one-row";

    public static async Task<int> RunAsync(string kind, string argument)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        if (kind == SameBytes) MapSameBytes(app, await File.ReadAllBytesAsync(argument));
        else MapOneRow(app, argument);
        await app.RunAsync();
        return 0;
    }

    private static void MapSameBytes(WebApplication app, byte[] bytes) => app.MapGet("/page", async context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    });

    /// <summary>One insert, one commit, one writer at a time, write-ahead log, synchronous FULL: as durable as ours.</summary>
    private static void MapOneRow(WebApplication app, string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Rows (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL);");
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Rows (Text) VALUES ($text)";
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        var turn = new SemaphoreSlim(1, 1);
        app.MapPost("/row", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            await turn.WaitAsync();
            try
            {
                text.Value = form["text"].ToString();
                insert.ExecuteNonQuery();
            }
            finally { turn.Release(); }
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
