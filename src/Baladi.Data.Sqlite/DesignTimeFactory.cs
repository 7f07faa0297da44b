using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace Baladi.Data.Sqlite;

/// <summary>For dotnet ef only; it never connects.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BaladiDbContext>
{
    public BaladiDbContext CreateDbContext(string[] args) => DesignTime.Context(new SqliteProvider(), "Data Source=design.db");
}
