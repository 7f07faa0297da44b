using Baladi.Core.Maps.Files.GeoPackages;
using static Baladi.Data.Sqlite.GeoPackages.SqliteGeoPackageEngine;

namespace Baladi.Data.Sqlite.GeoPackages;

/// <summary>What OGC 12-128r17 asks of every GeoPackage with features, and of one with the extension gpkg_rtree_index.</summary>
internal static class GeoPackageSchema
{
    public const string Tables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
            ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
            ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    public static string IndexOf(GeoPackageTable table) => $"rtree_{table.Name}_{table.ShapeColumn}";

    /// <summary>That keep the index when others write.</summary>
    public static IEnumerable<string> Triggers(GeoPackageTable table)
    {
        var (t, c, i, r) = (Quoted(table.Name), Quoted(table.ShapeColumn), Quoted(table.KeyColumn), Quoted(IndexOf(table)));
        var (hasNew, noNew) = ($"(NEW.{c} NOTNULL AND NOT ST_IsEmpty(NEW.{c}))", $"(NEW.{c} ISNULL OR ST_IsEmpty(NEW.{c}))");
        var (hasOld, noOld) = ($"(OLD.{c} NOTNULL AND NOT ST_IsEmpty(OLD.{c}))", $"(OLD.{c} ISNULL OR ST_IsEmpty(OLD.{c}))");
        var insert = $"INSERT OR REPLACE INTO {r} VALUES (NEW.{i}, ST_MinX(NEW.{c}), ST_MaxX(NEW.{c}), ST_MinY(NEW.{c}), ST_MaxY(NEW.{c}));";
        var update = $"UPDATE {r} SET minx = ST_MinX(NEW.{c}), maxx = ST_MaxX(NEW.{c}), miny = ST_MinY(NEW.{c}), maxy = ST_MaxY(NEW.{c}) WHERE id = NEW.{i};";
        string Trigger(string name, string when) => $"CREATE TRIGGER {Quoted($"{IndexOf(table)}_{name}")} AFTER {when}";
        yield return $"{Trigger("insert", $"INSERT ON {t} WHEN {hasNew}")} BEGIN {insert} END";
        yield return $"{Trigger("update2", $"UPDATE OF {c} ON {t} WHEN OLD.{i} = NEW.{i} AND {noNew}")} BEGIN DELETE FROM {r} WHERE id = OLD.{i}; END";
        yield return $"{Trigger("update4", $"UPDATE ON {t} WHEN OLD.{i} != NEW.{i} AND {noNew}")} BEGIN DELETE FROM {r} WHERE id IN (OLD.{i}, NEW.{i}); END";
        yield return $"{Trigger("update5", $"UPDATE ON {t} WHEN OLD.{i} != NEW.{i} AND {hasNew}")} BEGIN DELETE FROM {r} WHERE id = OLD.{i}; {insert} END";
        yield return $"{Trigger("update6", $"UPDATE OF {c} ON {t} WHEN OLD.{i} = NEW.{i} AND {hasNew} AND {hasOld}")} BEGIN {update} END";
        yield return $"{Trigger("update7", $"UPDATE OF {c} ON {t} WHEN OLD.{i} = NEW.{i} AND {hasNew} AND {noOld}")} BEGIN {insert} END";
        yield return $"{Trigger("delete", $"DELETE ON {t} WHEN OLD.{c} NOT NULL")} BEGIN DELETE FROM {r} WHERE id = OLD.{i}; END";
    }
}
