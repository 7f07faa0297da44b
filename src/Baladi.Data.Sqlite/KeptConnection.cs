using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Data.Sqlite;

/// <summary>
/// A connection as this application uses it. It outlives those who use it one after the other, and keeps what it has prepared:
/// EF Core closes a connection before it gives it back, this one closes with <see cref="End"/>.
/// </summary>
internal sealed class KeptConnection : SqliteConnection
{
    // Fully durable, and waiting rather than failing when another process writes.
    // There are many connections and each has a cache of its own, 8 MB at most; the system caches the file for all.
    // The log is folded into the file every 16 MB: pages that many transactions touch are then written back once for all of them.
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4096;";
    // Each holds some tens of kilobytes; the pages of one connection ask fewer.
    private const int MostFree = 200;
    private static readonly string[] Kept = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

    // By their text, those used last at the end.
    private readonly OrderedDictionary<string, Command> free = [];
    private bool isOver;

    public KeptConnection(string address) : base(new SqliteConnectionStringBuilder(address) { Pooling = false }.ToString())
    {
        Address = address;
        // Whatever has a context gets the functions from it that queries of patterns and decimals call.
        using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(this).Options);
        context.Database.GetDbConnection();
    }

    /// <summary>The connection string it was asked for with.</summary>
    public string Address { get; }

    /// <summary>Those of an earlier one are not given out again.</summary>
    public int Generation { get; init; }

    /// <summary>The command with what it has prepared before; what changes tables cannot be prepared ahead, and stays as it is.</summary>
    public SqliteCommand Prepared(SqliteCommand wanted)
    {
        if (!Array.Exists(Kept, verb => wanted.CommandText.StartsWith(verb, StringComparison.Ordinal))) return wanted;
        if (!free.Remove(wanted.CommandText, out var command)) command = new(this, wanted.CommandText);
        command.Use(wanted);
        wanted.Dispose();
        return command;
    }

    public override void Open()
    {
        base.Open();
        using var command = new SqliteCommand(Pragmas, this);
        command.ExecuteNonQuery();
    }

    public override void Close()
    {
        if (isOver) base.Close();
    }

    public void End()
    {
        isOver = true;
        foreach (var command in free.Values) command.End();
        free.Clear();
        Dispose();
    }

    /// <returns>False where it is not kept: somebody gave the same back meanwhile.</returns>
    private bool Keep(Command command)
    {
        if (isOver || !free.TryAdd(command.CommandText, command)) return false;
        if (free.Count <= MostFree) return true;
        free.GetAt(0).Value.End();
        free.RemoveAt(0);
        return true;
    }

    /// <summary>A command that goes back to its connection when it is disposed.</summary>
    private sealed class Command : SqliteCommand
    {
        private readonly KeptConnection home;
        private bool isFree, isOver;

        public Command(KeptConnection home, string text) : base(text, home) => this.home = home;

        public void Use(SqliteCommand wanted)
        {
            isFree = false;
            Transaction = wanted.Transaction;
            CommandTimeout = wanted.CommandTimeout;
            foreach (SqliteParameter parameter in wanted.Parameters) Parameters.Add(parameter);
        }

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            Prepare();
            return base.ExecuteReader(behavior);
        }

        public void End()
        {
            isOver = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isOver)
            {
                if (isFree) return;
                Parameters.Clear();
                Transaction = null;
                isFree = home.Keep(this);
                if (isFree) return;
            }
            base.Dispose(disposing);
        }
    }
}
