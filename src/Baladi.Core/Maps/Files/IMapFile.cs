using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files;

/// <summary>What files with features are read from and written to.</summary>
public enum MapFormat
{
    /// <summary>RFC 7946, a whole document or a feature on each line.</summary>
    GeoJson,
    /// <summary>A zip with .shp, .dbf and what else belongs to them.</summary>
    Shapefile,
    /// <summary>OGC GeoPackage, which is an SQLite database.</summary>
    GeoPackage,
    /// <summary>A drawing in ASCII DXF.</summary>
    Dxf,
}

public enum MapFieldType
{
    Text,
    Whole,
    Number,
    Truth,
}

/// <param name="Samples">Some of its values, as texts; at most five, no two alike.</param>
public sealed record MapField(string Name, MapFieldType Type, IReadOnlyList<string> Samples);

/// <param name="Name">As the file calls it; empty where it has but one without a name.</param>
/// <param name="Kinds">What shapes it holds, as far as was looked: in GeoJSON, the beginning.</param>
/// <param name="Count">Null where only reading all of it would tell.</param>
/// <param name="Srid">Null where the file does not say: then whoever reads it must.</param>
public sealed record MapFileLayer(string Name, IReadOnlyList<OgcGeometryType> Kinds, IReadOnlyList<MapField> Fields, long? Count, int? Srid)
{
    /// <summary>What the file calls its coordinate system, where it names one; known or not.</summary>
    public string? SystemName { get; init; }
}

/// <summary>A file whose head was read: what is in it is known, its features are yet to come. Nothing of it is held in memory.</summary>
public interface IMapFile : IAsyncDisposable
{
    MapFormat Format { get; }

    IReadOnlyList<MapFileLayer> Layers { get; }

    /// <summary>About the file as a whole: what in it is passed over.</summary>
    IReadOnlyList<MapProblem> Remarks { get; }

    /// <summary>How far reading has come, in bytes of <see cref="TotalBytes"/>.</summary>
    long BytesRead { get; }

    /// <summary>Null for a stream whose length nobody knows.</summary>
    long? TotalBytes { get; }

    /// <summary>The features from one on, in the order of the file, in EPSG:4326 with the longitude first. What is wrong with one is said on it and the next follows.</summary>
    /// <param name="layer">Null for all of a drawing, or the only layer.</param>
    /// <param name="skip">How many to leave out at the beginning, in order to go on with an import that was interrupted.</param>
    /// <param name="assumedSrid">The EPSG code for a file that does not name its coordinate system; one that does is believed.</param>
    /// <exception cref="MapFileException">The file cannot be read on from here; it is not known what follows.</exception>
    IAsyncEnumerable<MapRecord> ReadAsync(string? layer = null, long skip = 0, int? assumedSrid = null, CancellationToken cancel = default);
}
