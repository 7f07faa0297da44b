namespace Baladi.Core.Maps.Files;

/// <summary>How much of one file is looked at before it is refused. Far above what real files need, far below what harms.</summary>
public sealed record MapFileLimits
{
    public static readonly MapFileLimits Default = new();

    /// <summary>Of one feature, in bytes of the file. A larger one is passed over and said so.</summary>
    public int FeatureBytes { get; init; } = 32 * 1024 * 1024;

    public int Attributes { get; init; } = 500;

    /// <summary>Of one text among the attributes, in characters; what is longer is cut there.</summary>
    public int TextLength { get; init; } = 65_536;

    /// <summary>Of what was uploaded, where it has to be kept in a file to be read.</summary>
    public long FileBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Of everything in a zip together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How many times larger an entry of a zip may become.</summary>
    public int UnpackedRatio { get; init; } = 200;

    public int ZipEntries { get; init; } = 500;

    /// <summary>Things a drawing may consist of, those within inserted blocks counted as often as they are inserted.</summary>
    public int DrawnThings { get; init; } = 2_000_000;

    public int BlockDepth { get; init; } = 16;

    /// <summary>Lines of a shape that are looked at two by two for crossings.</summary>
    public int Crossings { get; init; } = 5_000_000;
}
