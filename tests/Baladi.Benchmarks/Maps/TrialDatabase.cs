using Baladi.TestKit.Databases;
using Npgsql;

namespace Baladi.Benchmarks.Maps;

/// <summary>An empty database on the PostgreSQL of the tests, dropped when disposed.</summary>
public sealed class TrialDatabase : IAsyncDisposable
{
    private readonly string name = $"baladi_benchmark_{Environment.ProcessId}";

    private static string Server => Environment.GetEnvironmentVariable(PostgreSqlDatabase.Variable) is { Length: > 0 } server ? server
        : throw new InvalidOperationException($"PostgreSQL is not configured: {PostgreSqlDatabase.Variable} is empty; bash tests/run says how the tests start one.");

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    public Task CreateAsync(CancellationToken cancel) => OnAsync(Server, $"CREATE DATABASE {name}", cancel);

    public Task RunAsync(string sql, CancellationToken cancel) => OnAsync(ConnectionString, sql, cancel);

    public async ValueTask DisposeAsync() => await OnAsync(Server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);

    private static async Task OnAsync(string connectionString, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 600 }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
