using Xunit;

namespace Baladi.Data.Tests.SqlServer;

public class SqlServerScriptTests
{
    [Fact]
    public void FindProblems_NotTSql_NamesLineAndColumn()
    {
        var problems = SqlServerScript.FindProblems("CREATE TABLE [A] ([Id] bigint NOT NULL);\nGO\nCREATE TABEL [B] ([Id] bigint);");

        Assert.StartsWith("Line 3, column 8", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblems_SoundScript_FindsNone() => Assert.Empty(SqlServerScript.FindProblems("""
        IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
        BEGIN
            CREATE TABLE [__EFMigrationsHistory] ([MigrationId] nvarchar(150) NOT NULL, CONSTRAINT [PK___EF] PRIMARY KEY ([MigrationId]));
        END;
        GO
        BEGIN TRANSACTION;
        CREATE TABLE [Case] ([Id] bigint NOT NULL, [Note] nvarchar(max) NULL, [MinX] AS [Shape].STEnvelope() PERSISTED, CONSTRAINT [PK_Case] PRIMARY KEY ([Id]));
        CREATE TABLE [Event] ([Id] bigint NOT NULL, [CaseId] bigint NOT NULL, [Code] nvarchar(64) NOT NULL, CONSTRAINT [PK_Event] PRIMARY KEY ([Id]),
            CONSTRAINT [FK_Event_Case] FOREIGN KEY ([CaseId]) REFERENCES [Case] ([Id]) ON DELETE CASCADE);
        CREATE UNIQUE INDEX [IX_Event] ON [Event] ([CaseId], [Code]) INCLUDE ([Id]) WHERE [Code] IS NOT NULL;
        COMMIT;
        """));

    [Theory]
    [InlineData("[Text] nvarchar(4001) NOT NULL", "T.Text is nvarchar(4001): at most 4000, or max")]
    [InlineData("[Text] varchar(8001) NULL", "T.Text is varchar(8001): at most 8000, or max")]
    [InlineData("[Text] varbinary(9000) NULL", "T.Text is varbinary(9000): at most 8000, or max")]
    [InlineData("[Key] nvarchar(451) PRIMARY KEY", "unnamed constraint of T on T is up to 902 bytes wide: at most 900 for a clustered key")]
    [InlineData("[Key] varbinary(1024) NOT NULL, CONSTRAINT [PK_T] PRIMARY KEY ([Key])", "PK_T on T is up to 1024 bytes wide: at most 900 for a clustered key")]
    [InlineData("[A] nvarchar(800) NOT NULL, [B] nvarchar(51) NOT NULL, CONSTRAINT [AK_T] UNIQUE ([A], [B])", "AK_T on T is up to 1702 bytes wide: at most 1700 for a nonclustered key")]
    [InlineData("[Key] nvarchar(max) NOT NULL, CONSTRAINT [AK_T] UNIQUE ([Key])", "AK_T on T has the column Key, which is nvarchar(max) and cannot be in a key")]
    public void FindProblems_OneBadTable_NamesIt(string definition, string problem) =>
        Assert.Equal([problem], SqlServerScript.FindProblems($"CREATE TABLE [T] ({definition});"));

    [Theory]
    [InlineData("CREATE INDEX [IX_T] ON [T] ([Short], [Long]);", "IX_T on T is up to 1800 bytes wide: at most 1700 for a nonclustered key")]
    [InlineData("CREATE CLUSTERED INDEX [IX_T] ON [T] ([Short], [Number]);", "IX_T on T is up to 908 bytes wide: at most 900 for a clustered key")]
    [InlineData("ALTER TABLE [T] ALTER COLUMN [Short] nvarchar(5000) NOT NULL;", "T.Short is nvarchar(5000): at most 4000, or max")]
    [InlineData("ALTER TABLE [T] ADD [More] nvarchar(5000) NULL;", "T.More is nvarchar(5000): at most 4000, or max")]
    public void FindProblems_LaterStatement_CountsToo(string statement, string problem) =>
        Assert.Equal([problem], SqlServerScript.FindProblems(
            $"CREATE TABLE [T] ([Number] bigint NOT NULL, [Short] nvarchar(450) NOT NULL, [Long] nvarchar(450) NOT NULL);\n{statement}"));

    [Theory]
    [InlineData("DROP INDEX [IX_T] ON [T];")]
    [InlineData("DROP TABLE [T];")]
    [InlineData("ALTER TABLE [T] ALTER COLUMN [Wide] nvarchar(100) NOT NULL;")]
    public void FindProblems_LaterStatementPutsItRight_FindsNone(string statement) =>
        Assert.Empty(SqlServerScript.FindProblems($"CREATE TABLE [T] ([Wide] nvarchar(1000) NOT NULL);\nCREATE INDEX [IX_T] ON [T] ([Wide]);\n{statement}"));

    [Fact]
    public void FindProblems_CascadeByTwoWays_NamesBoth() =>
        Assert.Equal(
            ["Deleting from A reaches D by 2 ways: B_A → D_B; C_A → D_C"],
            SqlServerScript.FindProblems(Tables("A", "B", "C", "D") + Cascade("B", "A") + Cascade("C", "A") + Cascade("D", "B") + Cascade("D", "C")));

    [Fact]
    public void FindProblems_CascadeToItself_NamesTheCircle() =>
        Assert.Equal(["Deleting from A comes back to A: A_A"], SqlServerScript.FindProblems(Tables("A") + Cascade("A", "A")));

    [Fact]
    public void FindProblems_SetNullBesideCascade_CountsAsAWay() =>
        Assert.Equal(
            ["Deleting from A reaches C by 2 ways: B_A → C_B; C_A"],
            SqlServerScript.FindProblems(Tables("A", "B", "C") + Cascade("B", "A") + Cascade("C", "B") + Foreign("C", "A", "SET NULL")));

    [Fact]
    public void FindProblems_SecondWayWithoutAction_FindsNone() =>
        Assert.Empty(SqlServerScript.FindProblems(
            Tables("A", "B", "C") + Cascade("B", "A") + Cascade("C", "B") + Foreign("C", "A", "NO ACTION")));

    private static string Tables(params string[] names) =>
        string.Concat(names.Select(name => $"CREATE TABLE [{name}] ([Id] bigint NOT NULL, CONSTRAINT [PK_{name}] PRIMARY KEY ([Id]));\n"));

    private static string Cascade(string table, string principal) => Foreign(table, principal, "CASCADE");

    private static string Foreign(string table, string principal, string action) =>
        $"ALTER TABLE [{table}] ADD CONSTRAINT [{table}_{principal}] FOREIGN KEY ([Other]) REFERENCES [{principal}] ([Id]) ON DELETE {action};\n";
}
