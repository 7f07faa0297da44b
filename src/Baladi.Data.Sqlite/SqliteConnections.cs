using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// Hands connections from one context to the next, open and with what they have prepared: opening one costs as much as a small
/// query, and preparing a query as much as answering it.
/// </summary>
internal sealed class SqliteConnections : DbConnectionInterceptor, IDisposable
{
    // More at once are rare, and are closed after their use.
    private const int MostFree = 32;

    public static readonly DbCommandInterceptor Statements = new Commands();

    private readonly Lock gate = new();
    private readonly Dictionary<string, Stack<KeptConnection>> free = [];
    private int generation;

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
        if (eventData.ConnectionString is not { } address) return result;
        KeptConnection? kept = null;
        lock (gate)
            if (free.TryGetValue(address, out var some)) some.TryPop(out kept);
        return InterceptionResult<DbConnection>.SuppressWithResult(kept ?? new(address) { Generation = Volatile.Read(ref generation) });
    }

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (connection is not KeptConnection kept) return result;
        Free(kept);
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionDisposing(connection, eventData, result));

    private void Free(KeptConnection connection)
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

    private sealed class Commands : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            result is SqliteCommand { Connection: KeptConnection connection } command ? connection.Prepared(command) : result;
    }
}
