using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files;

/// <summary>A feature as it stands in a file.</summary>
/// <param name="Ordinal">From 0 on, in the order of the file and, where there is more than one, of its layer.</param>
/// <param name="Attributes">Each a string, long, double, bool or null.</param>
/// <param name="Shape">In EPSG:4326, longitude first, valid and repaired where it had to be; null where there is none, or none that could be.</param>
public sealed record MapRecord(long Ordinal, IReadOnlyDictionary<string, object?> Attributes, Geometry? Shape)
{
    /// <summary>What the file itself calls it: the id of a GeoJSON feature, the key of a GeoPackage row, the handle of a drawn thing.</summary>
    public string? Key { get; init; }

    /// <summary>Where in the file it stands.</summary>
    public MapPlace Place { get; init; } = MapPlace.File;

    /// <summary>Why it has no shape.</summary>
    public MapProblem? Problem { get; init; }

    /// <summary>What was done to the shape, and where on earth.</summary>
    public IReadOnlyList<MapProblem> Remarks { get; init; } = [];
}
