using Baladi.Core.Data;
using Baladi.Data.PostgreSql;
using Baladi.Data.Sqlite;
using Baladi.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Xunit;

namespace Baladi.Data.Tests;

/// <summary>
/// The program before a migration goes on working after it (docs/operations.md, Migrations): nothing it reads or writes goes away or gets another name, and what it
/// does not know it need not fill. What has to go goes a release later, and stands here with its reason.
/// </summary>
public class MigrationRuleTests
{
    /// <summary>Migration, without its timestamp, and what it does, to why it may.</summary>
    private static readonly Dictionary<(string Migration, string What), string> Allowed = [];

    public static TheoryData<string> Engines => ["Sqlite", "SqlServer", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Migrations_Each_LeaveTheProgramBeforeThemWorking(string engine)
    {
        using var db = Open(engine);
        var migrations = db.GetService<IMigrationsAssembly>();
        var breaks = from one in migrations.Migrations
                     let migration = migrations.CreateMigration(one.Value, db.Database.ProviderName!)
                     let made = migration.UpOperations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet()
                     from operation in migration.UpOperations
                     let what = BreakOf(operation, made)
                     let name = one.Key[(one.Key.IndexOf('_', StringComparison.Ordinal) + 1)..]
                     where what is not null && !Allowed.ContainsKey((name, what))
                     select $"{name}: {what}";

        Assert.True(!breaks.Any(), $"Expand now and contract a release later, or name it in {nameof(Allowed)} with its reason:\n{string.Join('\n', breaks)}");
    }

    [Fact]
    public void Rule_WhatBreaksTheProgramBefore_IsSeen()
    {
        var none = new HashSet<string>();
        Assert.Equal("drops Cases.Title", BreakOf(new DropColumnOperation { Table = "Cases", Name = "Title" }, none));
        Assert.Equal("drops Cases", BreakOf(new DropTableOperation { Name = "Cases" }, none));
        Assert.Equal("renames Cases.Title", BreakOf(new RenameColumnOperation { Table = "Cases", Name = "Title", NewName = "Name" }, none));
        Assert.Equal("renames Cases", BreakOf(new RenameTableOperation { Name = "Cases", NewName = "Files" }, none));
        Assert.Equal("requires Cases.Title", BreakOf(new AddColumnOperation { Table = "Cases", Name = "Title", IsNullable = false }, none));
        Assert.Equal("requires Cases.Title", BreakOf(new AlterColumnOperation { Table = "Cases", Name = "Title", IsNullable = false, OldColumn = new AddColumnOperation { IsNullable = true } }, none));
        Assert.Null(BreakOf(new AddColumnOperation { Table = "Cases", Name = "Title", IsNullable = true }, none));
        Assert.Null(BreakOf(new AddColumnOperation { Table = "Cases", Name = "Title", IsNullable = false, DefaultValue = "" }, none));
        Assert.Null(BreakOf(new AddColumnOperation { Table = "Cases", Name = "Title", IsNullable = false }, ["Cases"]));
    }

    /// <param name="made">Tables of the same migration, which nobody used before.</param>
    private static string? BreakOf(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        DropTableOperation drop => $"drops {drop.Name}",
        RenameTableOperation rename => $"renames {rename.Name}",
        DropColumnOperation drop when !made.Contains(drop.Table) => $"drops {drop.Table}.{drop.Name}",
        RenameColumnOperation rename when !made.Contains(rename.Table) => $"renames {rename.Table}.{rename.Name}",
        AddColumnOperation add when !made.Contains(add.Table) && !add.IsNullable && add.DefaultValue is null && add.DefaultValueSql is null => $"requires {add.Table}.{add.Name}",
        AlterColumnOperation alter when !made.Contains(alter.Table) && !alter.IsNullable && alter.OldColumn.IsNullable => $"requires {alter.Table}.{alter.Name}",
        _ => null,
    };

    private static BaladiDbContext Open(string engine) => engine switch
    {
        "Sqlite" => DesignTime.Context(new SqliteProvider(), "Data Source=:memory:"),
        "SqlServer" => DesignTime.Context(new SqlServerProvider(), "Server=none"),
        _ => DesignTime.Context(new PostgreSqlProvider(), "Host=none"),
    };
}
