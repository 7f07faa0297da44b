using Baladi.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Baladi.Data.Sqlite;

/// <summary>One prepared statement for all rows; the caller's transaction, where there is one.</summary>
internal static class SqliteBulkInsert
{
    public static async Task RunAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        var bulk = BulkRows.Of<T>(db);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var outer = db.Database.CurrentTransaction?.GetDbTransaction() as SqliteTransaction;
        var transaction = outer ?? connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{bulk.Table}\" ({string.Join(", ", bulk.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", bulk.Columns.Select((_, i) => $"$p{i}"))})";
        var parameters = bulk.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = bulk.Columns[i].Read(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        if (outer is null)
        {
            await transaction.CommitAsync(cancel);
            await transaction.DisposeAsync();
        }
    }
}
