using System.Globalization;
using Baladi.Core.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// One prepared statement for all rows of an entity, kept by the writer from one transaction to the next. Values are bound by
/// position and straight into the engine: by name and through commands, a row costs three times as much.
/// </summary>
internal sealed class SqliteBulkInsert : IDisposable
{
    private readonly sqlite3_stmt statement;

    private SqliteBulkInsert(sqlite3_stmt statement) => this.statement = statement;

    public static void Run<T>(SqliteWriter writer, BaladiDbContext db, IEnumerable<T> rows) where T : class
    {
        var bulk = BulkRows.Of<T>(db);
        writer.Insert(typeof(T), connection => Prepare(connection, bulk)).Run(bulk, rows);
    }

    public void Dispose() => statement.Dispose();

    private static SqliteBulkInsert Prepare(sqlite3 connection, BulkRows bulk)
    {
        var sql = $"INSERT INTO \"{bulk.Table}\" ({string.Join(", ", bulk.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", bulk.Columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out var statement), connection);
        return new(statement);
    }

    private void Run<T>(BulkRows bulk, IEnumerable<T> rows) where T : class
    {
        var connection = raw.sqlite3_db_handle(statement);
        foreach (var row in rows)
        {
            for (var i = 0; i < bulk.Columns.Count; i++) Bind(i + 1, bulk.Columns[i].Read(row));
            var result = raw.sqlite3_step(statement);
            // Resetting answers the error once more; what counts is what the step said.
            raw.sqlite3_reset(statement);
            if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection);
        }
    }

    // As Microsoft.Data.Sqlite writes each type, so that the same value is the same bytes whichever way it came in.
    private void Bind(int position, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, position),
            string text => raw.sqlite3_bind_text(statement, position, text),
            byte[] bytes => bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, position, 0) : raw.sqlite3_bind_blob(statement, position, bytes),
            bool truth => raw.sqlite3_bind_int64(statement, position, truth ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, position, number),
            decimal number => raw.sqlite3_bind_text(statement, position, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            DateOnly date => raw.sqlite3_bind_text(statement, position, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Enum or long or int or short or byte => raw.sqlite3_bind_int64(statement, position, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"{value.GetType()} is not bound in bulk."),
        };
    }
}
