using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoPackages;

/// <summary>A table of features.</summary>
/// <param name="Organization">Who numbers the coordinate systems: EPSG, as a rule.</param>
/// <param name="Definition">Of the coordinate system, in well-known text.</param>
/// <param name="Count">Where the file keeps it; nobody counts.</param>
public sealed record GeoPackageTable(string Name, string KeyColumn, string ShapeColumn, string GeometryType, IReadOnlyList<GeoPackageColumn> Columns, string? Organization, int SystemCode, string? Definition, long? Count);

public sealed record GeoPackageColumn(string Name, MapFieldType Type);

/// <param name="Shape">As it stands there; null for none.</param>
/// <param name="IsTooLarge">The shape was left where it is.</param>
public readonly record struct GeoPackageRow(long Key, byte[]? Shape, bool IsTooLarge, IReadOnlyList<object?> Values);

/// <summary>The database within a GeoPackage. It is SQLite, whatever database the portal itself runs on.</summary>
public interface IGeoPackageEngine
{
    /// <summary>Opens a file somebody sent, so that nothing in it can run and nothing be changed.</summary>
    /// <exception cref="MapFileException">It is broken, or no GeoPackage.</exception>
    IGeoPackage Open(string path, MapFileLimits limits);

    /// <summary>Begins a new file with one table in EPSG:4326.</summary>
    IGeoPackageTarget Create(string path, GeoPackageTable table);
}

public interface IGeoPackage : IDisposable
{
    IReadOnlyList<GeoPackageTable> Tables { get; }

    /// <summary>Names of what is listed as features and is not read: views above all, which are programs.</summary>
    IReadOnlyList<string> Passed { get; }

    /// <summary>In the order of the keys, which always grow.</summary>
    /// <param name="skip">How many to go past at the beginning.</param>
    IEnumerable<GeoPackageRow> Read(GeoPackageTable table, long skip, CancellationToken cancel);
}

public interface IGeoPackageTarget : IDisposable
{
    /// <param name="envelope">Of the shape; null where there is none.</param>
    void Write(long key, byte[]? shape, Envelope? envelope, IReadOnlyList<object?> values);

    /// <summary>Writes what is known at the end only. A file without it is none.</summary>
    void Complete(Envelope all);
}
