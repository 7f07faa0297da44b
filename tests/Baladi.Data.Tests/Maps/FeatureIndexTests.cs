using Baladi.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>The triggers that keep the R*Tree of the embedded database: a migration that rebuilds their table drops them without a word.</summary>
public sealed class FeatureIndexTests(SqliteDatabase database) : DatabaseTest(database), IClassFixture<SqliteDatabase>
{
    [SkippableFact]
    public async Task Triggers_AfterEveryMigration_AreThere()
    {
        await using var db = Open();

        var triggers = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'MapFeatures' ORDER BY name").ToListAsync();

        Assert.Equal(["MapFeatures_Delete", "MapFeatures_Insert", "MapFeatures_Update"], triggers);
    }
}
