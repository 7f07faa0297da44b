using System.Data.Common;
using System.Globalization;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Looks at every table of the (SQLite) database from a connection of its own.</summary>
internal sealed class DatabaseWatch : IDisposable
{
    private readonly IServiceScope scope;
    private readonly DbConnection connection;
    private readonly DbCommand changed;
    private readonly DbCommand count;
    private readonly List<string> tables;
    private long version = -1;
    private Dictionary<string, long> counts = [];

    public DatabaseWatch(IServiceProvider services)
    {
        scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        db.Database.OpenConnection();
        connection = db.Database.GetDbConnection();
        tables = [.. Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name", row => row.GetString(0))];
        changed = Command("PRAGMA data_version");
        count = Command(string.Join(" UNION ALL ", tables.Select(table => $"SELECT '{table}', COUNT(*) FROM \"{table}\"")));
    }

    /// <summary>How many rows each table has. Costs next to nothing while nobody writes.</summary>
    public IReadOnlyDictionary<string, long> Counts()
    {
        var now = Convert.ToInt64(changed.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (now == version) return counts;
        version = now;
        var found = new Dictionary<string, long>();
        using var reader = count.ExecuteReader();
        while (reader.Read()) found[reader.GetString(0)] = reader.GetInt64(1);
        return counts = found;
    }

    /// <summary>Every place where a value stands.</summary>
    public IReadOnlyList<string> Holding(string value) =>
    [
        .. from table in tables
           from column in Read($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0))
           where Read($"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" = {value} OR \"{column}\" = '{value}'", row => row.GetInt64(0))[0] > 0
           select $"{table}.{column}",
    ];

    /// <summary>Rows that lead to others that are not there.</summary>
    public IReadOnlyList<string> Dangling() => Read("PRAGMA foreign_key_check", row => $"{row.GetValue(0)} {row.GetValue(1)} → {row.GetValue(2)}");

    public void Dispose()
    {
        changed.Dispose();
        count.Dispose();
        scope.Dispose();
    }

    private List<T> Read<T>(string sql, Func<DbDataReader, T> read)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
