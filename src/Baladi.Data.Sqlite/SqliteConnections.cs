using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// Connections as this application uses them: set once to full durability, and to waiting rather than failing when another process
/// writes. They go from one context to the next open and with what they have prepared (<see cref="SqliteStatements"/>): opening
/// costs as much as a small query, and preparing one as much as answering it. An address that forbids pooling has none.
/// </summary>
internal sealed class SqliteConnections : DbConnectionInterceptor, IDisposable
{
    // There are many of them and each has a cache of its own, 8 MB at most; the system caches the file for all.
    // The log is folded into the file every 16 MB: pages that many transactions touch are then written back once for all of them.
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4096;";
    // More at once are rare, and are closed after their use.
    private const int MostFree = 32;

    // The pool of Microsoft.Data.Sqlite hands the same handle to one connection after the other.
    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    private readonly Lock gate = new();
    private readonly Dictionary<string, Stack<Kept>> free = [];
    private int generation;

    public static void Prepare(SqliteConnection connection)
    {
        if (!Set.TryAdd(connection.Handle!, Pragmas)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <summary>From now on connections are opened anew; those in use are closed after their use.</summary>
    public void Renew()
    {
        lock (gate)
        {
            generation++;
            foreach (var connection in free.Values.SelectMany(some => some)) connection.End();
            free.Clear();
        }
    }

    public void Dispose() => Renew();

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        if (eventData.ConnectionString is not { } address || !new SqliteConnectionStringBuilder(address).Pooling) return result;
        Kept? kept = null;
        lock (gate)
            if (free.TryGetValue(address, out var some)) some.TryPop(out kept);
        return InterceptionResult<DbConnection>.SuppressWithResult(kept ?? new Kept(address, Volatile.Read(ref generation)));
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    // SQLite has no asynchronous I/O underneath: the synchronous path is the honest one.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (connection is not Kept kept) return result;
        Free(kept);
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionDisposing(connection, eventData, result));

    private void Free(Kept connection)
    {
        // Whoever gets it next must not find it in somebody's transaction.
        var isSound = connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) != 0;
        lock (gate)
        {
            if (!free.TryGetValue(connection.Address, out var some)) free.Add(connection.Address, some = []);
            if (isSound && connection.Generation == generation && some.Count < MostFree) some.Push(connection);
            else connection.End();
        }
    }

    /// <summary>A connection that outlives its context.</summary>
    private sealed class Kept : SqliteConnection
    {
        private bool isOver;

        public Kept(string address, int generation) : base(new SqliteConnectionStringBuilder(address) { Pooling = false }.ToString())
        {
            (Address, Generation) = (address, generation);
            // Whatever has a context gets the functions from it that queries of patterns and decimals call.
            using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(this).Options);
            context.Database.GetDbConnection();
        }

        public string Address { get; }
        public int Generation { get; }

        public override void Close()
        {
            if (isOver) base.Close();
        }

        public void End()
        {
            isOver = true;
            Dispose();
        }
    }
}
