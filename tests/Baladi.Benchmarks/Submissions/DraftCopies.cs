using Baladi.Core.Basics;
using Microsoft.Data.Sqlite;

namespace Baladi.Benchmarks.Submissions;

/// <summary>Thousands of drafts alike, of one owner: more than the portal lets anybody begin, so they are copied below it.</summary>
public static class DraftCopies
{
    /// <param name="draft">The reference of a draft that is ready to be submitted.</param>
    /// <returns>The references of the copies.</returns>
    public static List<string> Make(string connectionString, string draft, int count)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var id = Scalars(connection, $"SELECT Id FROM Drafts WHERE Reference = '{draft}'").Single();
        var evidence = Scalars(connection, $"SELECT Id FROM DraftEvidence WHERE DraftId = {id}");
        using var transaction = connection.BeginTransaction();
        using var drafts = new RowCopy(connection, "Drafts", "Reference");
        using var files = new RowCopy(connection, "StoredFiles");
        using var links = new RowCopy(connection, "DraftEvidence", "DraftId", "StoredFileId");
        var filed = evidence.ToDictionary(one => one, one => Scalars(connection, $"SELECT StoredFileId FROM DraftEvidence WHERE Id = {one}").Single());
        var copies = new List<string>();
        for (var i = 0; i < count; i++)
        {
            copies.Add(Reference.New());
            var copy = drafts.Run(id, copies[^1]);
            foreach (var one in evidence) links.Run(one, copy, files.Run(filed[one]));
        }
        transaction.Commit();
        return copies;
    }

    private static List<long> Scalars(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<long>();
        while (reader.Read()) values.Add(reader.GetInt64(0));
        return values;
    }

    /// <summary>Copies rows of a table under new keys, with other values in the columns named.</summary>
    private sealed class RowCopy : IDisposable
    {
        private readonly SqliteCommand command;
        private readonly SqliteParameter source, copy;
        private readonly SqliteParameter[] changed;

        public RowCopy(SqliteConnection connection, string table, params IReadOnlyList<string> changes)
        {
            command = connection.CreateCommand();
            (source, copy) = (command.Parameters.Add("$source", SqliteType.Integer), command.Parameters.Add("$Id", SqliteType.Integer));
            changed = [.. changes.Select(column => command.Parameters.Add(new SqliteParameter($"${column}", null)))];
            using var columns = connection.CreateCommand();
            columns.CommandText = $"SELECT group_concat(name), group_concat(iif(name IN ({string.Join(", ", changes.Prepend("Id").Select(name => $"'{name}'"))}), '$' || name, name)) FROM pragma_table_info('{table}')";
            using var reader = columns.ExecuteReader();
            reader.Read();
            command.CommandText = $"INSERT INTO {table} ({reader.GetString(0)}) SELECT {reader.GetString(1)} FROM {table} WHERE Id = $source";
        }

        public long Run(long id, params IReadOnlyList<object> values)
        {
            (source.Value, copy.Value) = (id, Ids.Next());
            for (var i = 0; i < changed.Length; i++) changed[i].Value = values[i];
            if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"There is no row {id}.");
            return (long)copy.Value;
        }

        public void Dispose() => command.Dispose();
    }
}
