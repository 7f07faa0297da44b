using Baladi.Core.Data;

namespace Baladi.TestKit.Databases;

/// <summary>
/// Tests that hold on every engine. Write them once in an abstract class with [SkippableFact] and end it with
/// <code>
/// public sealed class OnSqlite(SqliteDatabase database) : MyTests(database), IClassFixture&lt;SqliteDatabase&gt;;
/// public sealed class OnPostgreSql(PostgreSqlDatabase database) : MyTests(database), IClassFixture&lt;PostgreSqlDatabase&gt;;
/// </code>
/// The tests of a class share one database; those of another class have their own.
/// </summary>
public abstract class DatabaseTest
{
    protected DatabaseTest(DatabaseUnderTest database)
    {
        Missing.SkipOrFail(database.MissingReason);
        Database = database;
    }

    protected DatabaseUnderTest Database { get; }

    protected BaladiDbContext Open() => Database.Open();
}
