using System.Globalization;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.GeoPackages;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using static Baladi.Data.Sqlite.GeoPackages.SqliteGeoPackageEngine;

namespace Baladi.Data.Sqlite.GeoPackages;

/// <summary>A new GeoPackage 1.3 with one table, and the R-tree its readers look things up in.</summary>
internal sealed class SqliteGeoPackageTarget : IGeoPackageTarget
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand row, index;
    private readonly GeoPackageTable table;

    public SqliteGeoPackageTarget(string path, GeoPackageTable table)
    {
        this.table = table;
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        // Nobody reads it before it is whole; one that broke off is thrown away.
        Execute(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id=1196444487; PRAGMA user_version=10300;");
        transaction = connection.BeginTransaction();
        Execute(connection, GeoPackageSchema.Tables);
        Execute(connection, $"CREATE TABLE {Quoted(table.Name)} ({Quoted(table.KeyColumn)} INTEGER PRIMARY KEY NOT NULL, {Quoted(table.ShapeColumn)} {table.GeometryType}{string.Concat(table.Columns.Select(column => $", {Quoted(column.Name)} {TypeOf(column.Type)}"))})");
        Execute(connection, $"CREATE VIRTUAL TABLE {Quoted(GeoPackageSchema.IndexOf(table))} USING rtree(id, minx, maxx, miny, maxy)");
        row = Prepare($"INSERT INTO {Quoted(table.Name)} VALUES ({string.Join(", ", Enumerable.Range(0, table.Columns.Count + 2).Select(i => $"$p{i}"))})", table.Columns.Count + 2);
        index = Prepare($"INSERT INTO {Quoted(GeoPackageSchema.IndexOf(table))} VALUES ($p0, $p1, $p2, $p3, $p4)", 5);
    }

    public void Write(long key, byte[]? shape, Envelope? envelope, IReadOnlyList<object?> values)
    {
        row.Parameters[0].Value = key;
        row.Parameters[1].Value = (object?)shape ?? DBNull.Value;
        for (var i = 0; i < values.Count; i++) row.Parameters[i + 2].Value = values[i] switch { null => DBNull.Value, bool truth => truth ? 1L : 0L, var value => value };
        row.ExecuteNonQuery();
        if (envelope is null) return;
        index.Parameters[0].Value = key;
        (index.Parameters[1].Value, index.Parameters[2].Value) = (envelope.MinX, envelope.MaxX);
        (index.Parameters[3].Value, index.Parameters[4].Value) = (envelope.MinY, envelope.MaxY);
        index.ExecuteNonQuery();
    }

    public void Complete(Envelope all)
    {
        using (var contents = Prepare("INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES ($p0, 'features', $p0, $p1, $p2, $p3, $p4, 4326)", 5))
        {
            object?[] values = all.IsNull ? [table.Name, null, null, null, null] : [table.Name, all.MinX, all.MinY, all.MaxX, all.MaxY];
            for (var i = 0; i < values.Length; i++) contents.Parameters[i].Value = values[i] ?? DBNull.Value;
            contents.ExecuteNonQuery();
        }
        using (var geometry = Prepare($"INSERT INTO gpkg_geometry_columns VALUES ($p0, $p1, '{table.GeometryType}', 4326, 0, 0)", 2))
        {
            (geometry.Parameters[0].Value, geometry.Parameters[1].Value) = (table.Name, table.ShapeColumn);
            geometry.ExecuteNonQuery();
        }
        using (var extension = Prepare("INSERT INTO gpkg_extensions VALUES ($p0, $p1, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", 2))
        {
            (extension.Parameters[0].Value, extension.Parameters[1].Value) = (table.Name, table.ShapeColumn);
            extension.ExecuteNonQuery();
        }
        // They call functions that only the programs that will write to it have; that is why the index was filled by hand.
        foreach (var trigger in GeoPackageSchema.Triggers(table)) Execute(connection, trigger);
        transaction.Commit();
    }

    public void Dispose()
    {
        row.Dispose();
        index.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"$p{i}"), DBNull.Value));
        return command;
    }

    private static string TypeOf(MapFieldType type) => type switch { MapFieldType.Whole => "INTEGER", MapFieldType.Number => "REAL", MapFieldType.Truth => "BOOLEAN", _ => "TEXT" };
}
