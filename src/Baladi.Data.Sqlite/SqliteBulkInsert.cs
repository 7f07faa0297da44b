using Baladi.Core.Data;
using Microsoft.Data.Sqlite;

namespace Baladi.Data.Sqlite;

/// <summary>One prepared statement for all rows of an entity, kept by the writer from one transaction to the next.</summary>
internal static class SqliteBulkInsert
{
    public static void Run<T>(SqliteWriter writer, BaladiDbContext db, IEnumerable<T> rows) where T : class
    {
        var bulk = BulkRows.Of<T>(db);
        var command = writer.Insert(typeof(T), connection => Prepare(connection, bulk));
        foreach (var row in rows)
        {
            for (var i = 0; i < bulk.Columns.Count; i++) command.Parameters[i].Value = bulk.Columns[i].Read(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, BulkRows bulk)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{bulk.Table}\" ({string.Join(", ", bulk.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", bulk.Columns.Select((_, i) => $"$p{i}"))})";
        command.Parameters.AddRange(bulk.Columns.Select((_, i) => new SqliteParameter($"$p{i}", null)));
        command.Prepare();
        return command;
    }
}
