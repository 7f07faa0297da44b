using System.Runtime.ExceptionServices;
using Baladi.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// The one connection that writes. Who writes takes turns on it, and those who wait for the same moment share a transaction:
/// each within a savepoint of its own, one commit to disk for all. Nobody is told that it is written before it is.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // Nobody waits for more than this many others.
    private const int LargestGroup = 32;
    private const string Savepoint = "member";
    // 128 MB: there is one of it, and what it wrote it will change again.
    private const string Cache = "PRAGMA cache_size=-131072;";

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<Type, SqliteBulkInsert> inserts = [];
    private KeptConnection? connection;
    private Group? group;
    private int waiting;

    /// <summary>Carries out the work on this connection and returns when it is on disk; what it throws is undone alone.</summary>
    public async Task<T> WriteAsync<T>(BaladiDbContext db, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        // Whoever waits is counted on by the group before, and does not leave: it is a matter of milliseconds.
        Interlocked.Increment(ref waiting);
        await turn.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref waiting);
        T result;
        Group joined;
        ExceptionDispatchInfo? lost = null;
        try
        {
            joined = group ??= Begin(db);
            try { result = await joined.JoinAsync(db, work, cancel); }
            catch (Exception error)
            {
                lost = ExceptionDispatchInfo.Capture(error);
                result = default!;
            }
            finally { EndUnlessOthersWait(joined); }
        }
        finally { turn.Release(); }
        // Whoever lost to another of the group shall find what it wrote when looking again, and not lose once more.
        if (lost is not null) await joined.Written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lost?.Throw();
        await joined.Written;
        return result;
    }

    /// <summary>The statement that inserts a row of the entity, prepared once and kept.</summary>
    public SqliteBulkInsert Insert(Type entity, Func<sqlite3, SqliteBulkInsert> prepare)
    {
        if (!inserts.TryGetValue(entity, out var insert)) inserts.Add(entity, insert = prepare(connection!.Handle!));
        return insert;
    }

    public void Dispose()
    {
        foreach (var insert in inserts.Values) insert.Dispose();
        inserts.Clear();
        connection?.End();
        connection = null;
    }

    private Group Begin(BaladiDbContext db)
    {
        return new(connection ??= Open(db.Database.GetConnectionString()!));
    }

    private static KeptConnection Open(string address)
    {
        var opened = new KeptConnection(address);
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = Cache;
        command.ExecuteNonQuery();
        return opened;
    }

    private void EndUnlessOthersWait(Group current)
    {
        if (Volatile.Read(ref waiting) > 0 && current.Size < LargestGroup && !current.IsLost) return;
        group = null;
        current.End();
    }

    private sealed class Group(SqliteConnection connection)
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Immediate: takes the right to write from other processes now, and not when it is too late to wait for it.
        public SqliteTransaction Transaction { get; } = connection.BeginTransaction(deferred: false);

        public int Size { get; private set; }

        /// <summary>The engine gave the whole transaction up, as it does when the disk is full.</summary>
        public bool IsLost { get; private set; }

        public Task Written => written.Task;

        public async Task<T> JoinAsync<T>(BaladiDbContext db, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
        {
            Size++;
            var address = db.Database.GetConnectionString();
            Transaction.Save(Savepoint);
            try
            {
                db.Database.SetDbConnection(connection, contextOwnsConnection: false);
                await db.Database.UseTransactionAsync(Transaction, cancel);
                var result = await work(cancel);
                Transaction.Release(Savepoint);
                return result;
            }
            catch
            {
                Undo();
                throw;
            }
            finally
            {
                await db.Database.UseTransactionAsync(null, CancellationToken.None);
                // Its own from here on, which goes back when the context ends.
                db.Database.SetDbConnection(null, contextOwnsConnection: true);
                db.Database.SetConnectionString(address);
            }
        }

        public void End()
        {
            try
            {
                using (Transaction)
                    if (!IsLost) Transaction.Commit();
                if (IsLost) written.SetException(new InvalidOperationException("The transaction was lost together with that of another who wrote at the same moment."));
                else written.SetResult();
            }
            catch (Exception error) { written.SetException(error); }
            // A group whose only member failed has nobody who waits for it.
            _ = written.Task.Exception;
        }

        private void Undo()
        {
            try
            {
                Transaction.Rollback(Savepoint);
                Transaction.Release(Savepoint);
            }
            catch (Exception error) when (error is SqliteException or InvalidOperationException) { IsLost = true; }
        }
    }
}
