using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.GeoPackages;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Baladi.Data.Sqlite.GeoPackages;

/// <summary>
/// A GeoPackage somebody sent. A database can hold programs: views, triggers, generated columns, virtual tables. Only plain tables are
/// read, by their keys, and the engine is told to trust nothing it finds in the schema and to change nothing.
/// </summary>
internal sealed class SqliteGeoPackage : IGeoPackage
{
    private const int LimitLength = 0, MostTables = 500;

    // No foreign functions from the schema, no writing, and pages are checked before they are used.
    private const string Careful = "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;";

    private readonly SqliteConnection connection;
    private readonly MapFileLimits limits;
    private readonly List<GeoPackageTable> tables = [];
    private readonly List<string> passed = [];

    private SqliteGeoPackage(SqliteConnection connection, MapFileLimits limits) => (this.connection, this.limits) = (connection, limits);

    public IReadOnlyList<GeoPackageTable> Tables => tables;
    public IReadOnlyList<string> Passed => passed;

    public static SqliteGeoPackage Open(string path, MapFileLimits limits)
    {
        // Immutable: no journal beside the file is looked for, whatever its head says, and none is made.
        var address = new SqliteConnectionStringBuilder { DataSource = $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_limit(connection.Handle!, LimitLength, limits.FeatureBytes * 2);
            SqliteGeoPackageEngine.Execute(connection, Careful);
            var package = new SqliteGeoPackage(connection, limits);
            package.ReadTables();
            return package;
        }
        catch (Exception error)
        {
            connection.Dispose();
            if (error is SqliteException) throw Broken(error);
            throw;
        }
    }

    public IEnumerable<GeoPackageRow> Read(GeoPackageTable table, long skip, CancellationToken cancel)
    {
        var (key, shape) = (Quoted(table.KeyColumn), Quoted(table.ShapeColumn));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {key}, length({shape}), CASE WHEN length({shape}) <= {limits.FeatureBytes} THEN {shape} END{string.Concat(table.Columns.Select(column => ", " + Quoted(column.Name)))} FROM main.{Quoted(table.Name)} NOT INDEXED ORDER BY {key}";
        using var reader = Guarded(command.ExecuteReader);
        long? last = null;
        for (long ordinal = 0; Guarded(reader.Read); ordinal++)
        {
            cancel.ThrowIfCancellationRequested();
            var at = reader.GetInt64(0);
            // Keys that do not grow are pages that lead in a circle.
            if (at <= last) throw new MapFileException("map-gpkg-broken", MapPlace.Record(ordinal));
            last = at;
            if (ordinal >= skip) yield return Guarded(() => Row(reader, at, table.Columns.Count, limits.FeatureBytes));
        }
    }

    public void Dispose() => connection.Dispose();

    private static GeoPackageRow Row(SqliteDataReader reader, long key, int columns, long most)
    {
        var shape = reader.GetValue(2) as byte[];
        var values = new object?[columns];
        for (var i = 0; i < columns; i++) values[i] = reader.GetValue(i + 3) is var value and (string or long or double) ? value : null;
        return new(key, shape, !reader.IsDBNull(1) && reader.GetInt64(1) > most, values);
    }

    private void ReadTables()
    {
        foreach (var needed in new[] { "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys" })
            if (!IsTable(needed)) throw new MapFileException("map-gpkg-nothing", MapPlace.File);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT c.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition
            FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            WHERE c.data_type = 'features' ORDER BY c.table_name LIMIT {MostTables}
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (name, shape) = (Text(reader, 0) ?? "", Text(reader, 1) ?? "");
            if (Table(name, shape, Text(reader, 2) ?? "") is not { } table) passed.Add(name.Length <= 200 ? name : name[..200]);
            else tables.Add(table with { Organization = Text(reader, 3), SystemCode = reader.GetValue(4) is long code ? (int)Math.Clamp(code, -1, int.MaxValue) : 0, Definition = Text(reader, 5) });
        }
    }

    private GeoPackageTable? Table(string name, string shape, string type)
    {
        if (!IsTable(name)) return null;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, type, pk, hidden FROM pragma_table_xinfo($table)";
        command.Parameters.AddWithValue("$table", name);
        using var reader = command.ExecuteReader();
        var (key, hasShape, columns) = ((string?)null, false, new List<GeoPackageColumn>());
        while (reader.Read())
        {
            var (column, declared) = (reader.GetString(0), reader.GetString(1).ToUpperInvariant());
            // What is generated is computed by what the file says.
            if (reader.GetInt32(3) != 0) continue;
            if (reader.GetInt32(2) == 1 && declared is "INTEGER") key = column;
            else if (string.Equals(column, shape, StringComparison.OrdinalIgnoreCase)) hasShape = true;
            else if (!declared.StartsWith("BLOB", StringComparison.Ordinal) && columns.Count < limits.Attributes) columns.Add(new(column, TypeOf(declared)));
        }
        return key is null || !hasShape ? null : new(name, key, shape, type, columns, null, 0, null, CountOf(name));
    }

    // GDAL keeps it; counting would go through every page.
    private long? CountOf(string name)
    {
        if (!IsTable("gpkg_ogr_contents")) return null;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = $table";
        command.Parameters.AddWithValue("$table", name);
        return command.ExecuteScalar() is long count and >= 0 ? count : null;
    }

    private bool IsTable(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND lower(name) = lower($name) AND sql LIKE 'CREATE TABLE%'";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is 1L;
    }

    private static MapFieldType TypeOf(string declared) =>
        declared is "BOOLEAN" ? MapFieldType.Truth
        : declared is "TINYINT" or "SMALLINT" or "MEDIUMINT" or "INT" or "INTEGER" ? MapFieldType.Whole
        : declared is "FLOAT" or "DOUBLE" or "REAL" ? MapFieldType.Number : MapFieldType.Text;

    private static string? Text(SqliteDataReader reader, int column) => reader.GetValue(column) as string;

    private static string Quoted(string name) => SqliteGeoPackageEngine.Quoted(name);

    private static T Guarded<T>(Func<T> work)
    {
        try { return work(); }
        catch (SqliteException error) { throw Broken(error); }
    }

    private static MapFileException Broken(Exception error) => new(new("map-gpkg-broken", MapPlace.File), error);
}
