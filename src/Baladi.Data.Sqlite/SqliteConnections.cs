using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// Connections as this application uses them: set once to full durability, and to waiting rather than failing when another process
/// writes; and kept by a context until it is disposed, since opening costs as much as a small query.
/// </summary>
internal sealed class SqliteConnections : DbConnectionInterceptor
{
    public static readonly SqliteConnections Instance = new();

    // There are many of them and each has a cache of its own, 8 MB at most; the system caches the file for all.
    // The log is folded into the file every 16 MB: pages that many transactions touch are then written back once for all of them.
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4096;";

    // The pool hands the same handle to one connection after the other.
    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    public static void Prepare(SqliteConnection connection)
    {
        if (!Set.TryAdd(connection.Handle!, Pragmas)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    // SQLite has no asynchronous I/O underneath: the synchronous path is the honest one.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
