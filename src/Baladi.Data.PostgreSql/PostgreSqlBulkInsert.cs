using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Baladi.Data.PostgreSql;

/// <summary>COPY in binary, in the caller's transaction where there is one.</summary>
internal static class PostgreSqlBulkInsert
{
    public static async Task RunAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        var bulk = BulkRows.Of<T>(db);
        var types = bulk.Columns.Select(column => column.Property.GetRelationalTypeMapping().StoreTypeNameBase).ToArray();
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var import = await connection.BeginBinaryImportAsync(
            $"COPY \"{bulk.Table}\" ({string.Join(", ", bulk.Columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancel);
            for (var i = 0; i < types.Length; i++)
            {
                if (bulk.Columns[i].Read(row) is { } value) await import.WriteAsync(value, types[i], cancel);
                else await import.WriteNullAsync(cancel);
            }
        }
        await import.CompleteAsync(cancel);
    }
}
