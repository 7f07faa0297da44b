using Baladi.Core.Data;
using Baladi.Data.PostgreSql;
using Npgsql;

namespace Baladi.TestKit.Databases;

/// <summary>A database on the server that BALADI_TEST_POSTGRES names; `tests/run` starts a private one.</summary>
public sealed class PostgreSqlDatabase : DatabaseUnderTest
{
    public const string Variable = "BALADI_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private static readonly string Template = $"baladi_template_{Environment.ProcessId}";
    private static readonly Lazy<Task> MigratedTemplate = new(MigrateTemplateAsync);
    private static int count;

    private int others;
    private readonly string name = $"baladi_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";

    public override IDatabaseProvider Provider { get; } = new PostgreSqlProvider();

    public override string? MissingReason { get; } =
        string.IsNullOrEmpty(Server) ? $"PostgreSQL is not configured: {Variable} is empty; bash tests/run starts one" : null;

    public override string Another() => ConnectTo($"{name}_{++others}");

    protected override async Task<string> CopyTemplateAsync()
    {
        await MigratedTemplate.Value;
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return ConnectTo(name);
    }

    protected override async Task DropAsync()
    {
        await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        for (var other = 1; other <= others; other++) await OnServerAsync($"DROP DATABASE IF EXISTS {name}_{other} WITH (FORCE)");
    }

    private static async Task MigrateTemplateAsync()
    {
        await OnServerAsync($"CREATE DATABASE {Template}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnServerAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)").Wait();
        // PostgreSQL refuses to copy a template that anybody, a pool included, is connected to.
        await MigrateAsync(new PostgreSqlProvider(), ConnectTo(Template, pooling: false));
    }

    private static string ConnectTo(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling, MaxPoolSize = 20 }.ConnectionString;

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
