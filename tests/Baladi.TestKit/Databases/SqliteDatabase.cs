using Baladi.Core.Data;
using Baladi.Data.Sqlite;

namespace Baladi.TestKit.Databases;

/// <summary>The embedded database: each test class gets a copy of the migrated file.</summary>
public sealed class SqliteDatabase : DatabaseUnderTest
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);
    private readonly ScratchFolder folder = new("sqlite");
    private int others;

    public override IDatabaseProvider Provider { get; } = new SqliteProvider();

    public override string Another() => $"Data Source={folder.File($"another-{++others}.db")}";

    protected override async Task<string> CopyTemplateAsync()
    {
        var file = folder.File("baladi.db");
        File.Copy(await Template.Value, file);
        return $"Data Source={file}";
    }

    protected override Task DropAsync()
    {
        folder.Delete();
        return Task.CompletedTask;
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var file = new ScratchFolder("sqlite-template").File("baladi.db");
        // With the last connection the write-ahead log is folded into the file that is copied.
        using var provider = new SqliteProvider();
        await MigrateAsync(provider, $"Data Source={file}");
        return file;
    }
}
