using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>
/// The R*Tree of the features, of place and tier, kept by triggers on their table. The migration Maps makes them; one that rebuilds the table drops the triggers
/// and has to make them again, and a test looks for them.
/// </summary>
internal static class FeatureIndex
{
    // The join is crossed so that the index always comes first. What rounding let in is taken out by the bounds of the row.
    public static IQueryable<MapFeature> Meeting(BaladiDbContext db, MapTier tier, Envelope box) => db.MapFeatures.FromSql($"""
        SELECT f.* FROM "MapFeatureIndex" i CROSS JOIN "MapFeatures" f ON f."Id" = i."Id"
        WHERE i."MinTier" >= {tier.First} AND i."MaxTier" <= {tier.Last} AND i."MinX" <= {box.MaxX} AND i."MaxX" >= {box.MinX} AND i."MinY" <= {box.MaxY} AND i."MaxY" >= {box.MinY}
            AND f."MinX" <= {box.MaxX} AND f."MaxX" >= {box.MinX} AND f."MinY" <= {box.MaxY} AND f."MaxY" >= {box.MinY}
        """);

    private const string Rows = """
        SELECT f."Key", f."NameAr", f."NameEn", f."Attributes", f."Shape" FROM "MapFeatureIndex" i CROSS JOIN "MapFeatures" f ON f."Id" = i."Id"
        WHERE i."MinTier" >= ? AND i."MaxTier" <= ? AND i."MinX" <= ? AND i."MaxX" >= ? AND i."MinY" <= ? AND i."MaxY" >= ?
        """;

    // Straight from the engine's own memory: a tile has thousands of rows, and each object made of one costs as much as finding it.
    public static void Read(SqliteConnection connection, MapTier tier, Envelope box, FeatureRow row, CancellationToken cancel)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, Rows, out var statement), connection.Handle);
        using (statement)
        {
            raw.sqlite3_bind_int64(statement, 1, tier.First);
            raw.sqlite3_bind_int64(statement, 2, tier.Last);
            raw.sqlite3_bind_double(statement, 3, box.MaxX);
            raw.sqlite3_bind_double(statement, 4, box.MinX);
            raw.sqlite3_bind_double(statement, 5, box.MaxY);
            raw.sqlite3_bind_double(statement, 6, box.MinY);
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                cancel.ThrowIfCancellationRequested();
                row(raw.sqlite3_column_blob(statement, 0), raw.sqlite3_column_blob(statement, 1), raw.sqlite3_column_blob(statement, 2), raw.sqlite3_column_blob(statement, 3), raw.sqlite3_column_blob(statement, 4));
            }
            if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }
}
