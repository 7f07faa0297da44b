namespace Baladi.Core.Maps.Layers;

/// <summary>
/// A version of a dataset and a zoom in one number. The features of one version that show at a zoom are one range of it, so that one
/// index of place and tier finds them, whatever else lies there: other layers, older versions, what is too small to be seen.
/// </summary>
/// <param name="First">The least tier of the range.</param>
/// <param name="Last">The greatest one, included.</param>
public readonly record struct MapTier(int First, int Last)
{
    internal const int PerVersion = 32;

    /// <summary>Everything of a version.</summary>
    public static MapTier All(int stamp) => new(stamp * PerVersion, stamp * PerVersion + PerVersion - 1);

    /// <summary>What shows at a zoom.</summary>
    public static MapTier At(int stamp, int zoom) => new(stamp * PerVersion, stamp * PerVersion + Math.Clamp(zoom, 0, PerVersion - 1));

    /// <summary>The tier of a feature that shows from a zoom.</summary>
    internal static int From(int stamp, int zoom) => stamp * PerVersion + zoom;
}
