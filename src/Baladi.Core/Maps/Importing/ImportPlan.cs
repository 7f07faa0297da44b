using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Maps.Importing;

/// <summary>Where the dataset will be complete.</summary>
public enum CoverageClaim
{
    /// <summary>Nowhere: that there is no feature says nothing.</summary>
    None,
    /// <summary>Within the envelope of its features.</summary>
    Bounds,
    /// <summary>Within the municipalities of the same area that are on the map.</summary>
    Municipalities,
}

/// <summary>What is in a file and where it goes: said by whoever brings it, and kept with the import.</summary>
public sealed record ImportPlan
{
    public required string Layer { get; init; }
    /// <summary>The code of a city, or <see cref="MapDataset.Kingdom"/>.</summary>
    public required string Area { get; init; }
    /// <summary>Of several layers of the file the one that is meant.</summary>
    public string? FileLayer { get; init; }
    /// <summary>EPSG code of the coordinates, where the file does not say one.</summary>
    public int? Srid { get; init; }
    /// <summary>The field of the file that tells its records apart from one delivery to the next; their number, where null.</summary>
    public string? KeyField { get; init; }
    public string? NameArField { get; init; }
    public string? NameEnField { get; init; }
    /// <summary>Attributes of the layer and the fields of the file they come from.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
    /// <summary>Of a choice: the values of the file and the options they mean. What is not named must be an option itself.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
    /// <summary>Only records of which a field has one of these values; all, where null.</summary>
    public ImportFilter? Only { get; init; }
    public required DatasetSource Source { get; init; }
    public CoverageClaim Coverage { get; init; }
}

public sealed record ImportFilter(string Field, IReadOnlyList<string> Values);
