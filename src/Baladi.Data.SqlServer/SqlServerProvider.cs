using System.Data.Common;
using Baladi.Core.Data;
using Baladi.Core.Data.Backups;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Maps.Layers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Baladi.Data.SqlServer;

/// <summary>SQL Server. Geometry is WKB; EF's spatial plug-in is not available to this project.</summary>
public sealed class SqlServerProvider : IDatabaseProvider
{
    public string Name => "SqlServer";

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name));

    public void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Geometry>().HaveConversion<WellKnownBinaryConverter<Geometry>>();
        conventions.Properties<Point>().HaveConversion<WellKnownBinaryConverter<Point>>();
    }

    // 1024 bytes, the default, is over the 900 that a clustered key may have.
    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<IdentityUserPasskey<long>>().Property(passkey => passkey.CredentialId).HasMaxLength(900);
        // Beginnings of words are ranges, and ranges are of characters: no language orders them.
        model.Entity<LicenseWord>().Property(word => word.Word).UseCollation("Latin1_General_100_BIN2");
        model.Entity<MapWord>().Property(word => word.Word).UseCollation("Latin1_General_100_BIN2");
        model.Entity<MapFeature>().HasIndex(feature => new { feature.Tier, feature.MinX, feature.MaxX, feature.MinY, feature.MaxY });
    }

    public bool IsUniqueViolation(DbException error) => error is SqlException { Number: 2601 or 2627 };

    public bool IsTransient(DbException error) => error is SqlException { Number: 1205 or -2 };

    // BACKUP DATABASE writes where the server is, which nobody here sees.
    public Task BackUpAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel) => throw OfItsOwn;

    public Task RestoreAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel) => throw OfItsOwn;

    // The envelope in one index, narrow enough that all of it lies in memory.
    public IQueryable<MapFeature> Meeting(BaladiDbContext db, MapTier tier, Envelope box) => db.MapFeatures.Where(feature =>
        feature.Tier >= tier.First && feature.Tier <= tier.Last && feature.MinX <= box.MaxX && feature.MaxX >= box.MinX && feature.MinY <= box.MaxY && feature.MaxY >= box.MinY);

    private static BackupException OfItsOwn => new("SQL Server is backed up and restored by its own means (BACKUP DATABASE, RESTORE DATABASE), before Storage:Root is copied; see docs/operations.md, Backups.");

    public async Task BulkInsertAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        var bulk = BulkRows.Of<T>(db);
        await db.Database.OpenConnectionAsync(cancel);
        using var copy = new SqlBulkCopy((SqlConnection)db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints, null) { DestinationTableName = $"[{bulk.Table}]", EnableStreaming = true };
        foreach (var column in bulk.Columns) copy.ColumnMappings.Add(column.Name, column.Name);
        using var reader = new RowReader<T>(bulk, rows);
        await copy.WriteToServerAsync(reader, cancel);
    }
}
