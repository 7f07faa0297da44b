using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baladi.Data.Sqlite;

/// <summary>What a connection has prepared and may be asked again: the commands used last, free ones only, by their text.</summary>
internal sealed class SqliteStatements
{
    // Each holds some tens of kilobytes; the pages of one connection ask fewer.
    private const int MostKept = 200;
    private static readonly string[] Kept = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
    private static readonly ConditionalWeakTable<SqliteConnection, SqliteStatements> All = [];

    private readonly OrderedDictionary<string, Command> free = [];

    public static readonly DbCommandInterceptor Interceptor = new ByText();

    private static SqliteStatements Of(SqliteConnection connection) => All.GetValue(connection, static _ => new());

    private SqliteCommand Take(SqliteCommand wanted)
    {
        // What changes tables cannot be prepared before it runs, and is asked once.
        if (!Array.Exists(Kept, verb => wanted.CommandText.StartsWith(verb, StringComparison.Ordinal))) return wanted;
        if (!free.Remove(wanted.CommandText, out var command)) command = new(this) { Connection = wanted.Connection, CommandText = wanted.CommandText };
        command.Transaction = wanted.Transaction;
        command.CommandTimeout = wanted.CommandTimeout;
        foreach (SqliteParameter parameter in wanted.Parameters) command.Parameters.Add(parameter);
        wanted.Dispose();
        return command;
    }

    /// <returns>False where the command is not needed any more.</returns>
    private bool Give(Command command)
    {
        if (command.Connection is not { State: ConnectionState.Open } || !free.TryAdd(command.CommandText, command)) return false;
        if (free.Count > MostKept) free.GetAt(0).Value.End(free);
        return true;
    }

    /// <summary>A command that goes back where it came from when it is disposed, and keeps what it has prepared.</summary>
    private sealed class Command(SqliteStatements home) : SqliteCommand
    {
        private bool isOver;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            Prepare();
            return base.ExecuteReader(behavior);
        }

        public void End(OrderedDictionary<string, Command> kept)
        {
            kept.Remove(CommandText);
            isOver = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isOver)
            {
                Parameters.Clear();
                Transaction = null;
                if (home.Give(this)) return;
            }
            base.Dispose(disposing);
        }
    }

    private sealed class ByText : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            result is SqliteCommand { Connection: { } connection } command ? Of(connection).Take(command) : result;
    }
}
