using System.Data.Common;
using Baladi.Core.Data;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Baladi.Data.PostgreSql;

/// <summary>PostgreSQL with PostGIS: what runs in production on several nodes.</summary>
public sealed class PostgreSqlProvider : IDatabaseProvider
{
    public string Name => "PostgreSql";

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.UseNetTopologySuite().MigrationsAssembly(typeof(PostgreSqlProvider).Assembly.GetName().Name));

    public void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Geometry>().HaveColumnType("geometry(Geometry, 4326)");
        conventions.Properties<Point>().HaveColumnType("geometry(Point, 4326)");
    }

    public void ConfigureModel(ModelBuilder model)
    {
        model.HasPostgresExtension("postgis");
        // Beginnings of words are ranges, and ranges are of characters: no language orders them.
        model.Entity<LicenseWord>().Property(word => word.Word).UseCollation("C");
        model.Entity<MapWord>().Property(word => word.Word).UseCollation("C");
        // A number and a shape in one index of places need an extension that comes with the server.
        model.HasPostgresExtension("btree_gist");
        model.Entity<MapFeature>().HasIndex(feature => new { feature.Tier, feature.Shape }).HasMethod("gist");
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => entity.ClrType != typeof(MapFeature)))
            foreach (var shape in entity.GetProperties().Where(property => typeof(Geometry).IsAssignableFrom(property.ClrType)).ToList())
                model.Entity(entity.ClrType).HasIndex(shape.Name).HasMethod("gist");
    }

    public bool IsUniqueViolation(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsTransient(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public Task BackUpAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel) => PostgreSqlBackup.DumpAsync(db, file, cancel);

    public Task RestoreAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel) => PostgreSqlBackup.RestoreAsync(db, file, cancel);

    // The box of an index is single precision; the bounds of the row are not.
    public IQueryable<MapFeature> Meeting(BaladiDbContext db, MapTier tier, Envelope box) => db.MapFeatures.FromSql($"""
        SELECT * FROM "MapFeatures"
        WHERE "Tier" BETWEEN {tier.First} AND {tier.Last} AND "Shape" && ST_MakeEnvelope({box.MinX}, {box.MinY}, {box.MaxX}, {box.MaxY}, 4326)
            AND "MinX" <= {box.MaxX} AND "MaxX" >= {box.MinX} AND "MinY" <= {box.MaxY} AND "MaxY" >= {box.MinY}
        """);

    // As bytes: shapes of a tile need not become objects first.
    public async Task ReadMeetingAsync(BaladiDbContext db, MapTier tier, Envelope box, FeatureRow row, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
            command.CommandText = """
                SELECT "Key", coalesce("NameAr", ''), coalesce("NameEn", ''), "Attributes", ST_AsBinary("Shape", 'NDR') FROM "MapFeatures"
                WHERE "Tier" BETWEEN $1 AND $2 AND "Shape" && ST_MakeEnvelope($3, $4, $5, $6, 4326)
                """;
            foreach (var value in new object[] { tier.First, tier.Last, box.MinX, box.MinY, box.MaxX, box.MaxY }) command.Parameters.AddWithValue(value);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) row(Bytes(0), Bytes(1), Bytes(2), Bytes(3), Bytes(4));

            byte[] Bytes(int column) => rows.GetFieldValue<byte[]>(column);
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }

    public Task BulkInsertAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class =>
        PostgreSqlBulkInsert.RunAsync(db, rows, cancel);
}
