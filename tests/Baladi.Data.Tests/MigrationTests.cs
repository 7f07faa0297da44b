using Baladi.Core.Data;
using Baladi.Data.PostgreSql;
using Baladi.Data.Sqlite;
using Baladi.Data.SqlServer;
using Baladi.Data.Tests.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Baladi.Data.Tests;

/// <summary>What can be said of the migrations without a server.</summary>
public class MigrationTests
{
    public static TheoryData<string> Engines => ["Sqlite", "SqlServer", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Migrations_ModelOfEachEngine_HasNothingPending(string engine)
    {
        using var db = Open(engine);

        var pending = db.Database.HasPendingModelChanges();

        Assert.False(pending, $"The model has changed: src/add-migration NAME adds the migration for all three databases ({engine} lacks it)");
    }

    [Fact]
    public void Migrations_Together_AreTheSameOnEachEngine()
    {
        var sqlite = NamesOf("Sqlite");

        Assert.Equal(sqlite, NamesOf("SqlServer"));
        Assert.Equal(sqlite, NamesOf("PostgreSql"));
    }

    [Fact]
    public void Migrations_ScriptForSqlServer_HasNoProblem()
    {
        using var db = Open("SqlServer");
        var script = db.GetService<IMigrator>().GenerateScript();

        var problems = SqlServerScript.FindProblems(script);

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>Without the timestamps, which differ by the seconds between the three.</summary>
    private static string[] NamesOf(string engine)
    {
        using var db = Open(engine);
        return [.. db.Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    private static BaladiDbContext Open(string engine) => engine switch
    {
        "Sqlite" => DesignTime.Context(new SqliteProvider(), "Data Source=:memory:"),
        "SqlServer" => DesignTime.Context(new SqlServerProvider(), "Server=none"),
        _ => DesignTime.Context(new PostgreSqlProvider(), "Host=none"),
    };
}
