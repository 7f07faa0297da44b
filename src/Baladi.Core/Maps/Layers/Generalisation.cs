using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

/// <summary>From which zoom a feature shows: what would be a speck on the screen is not read, sent or drawn.</summary>
public static class Generalisation
{
    /// <summary>Metres on the ground of one pixel of a 512-pixel tile at zoom 0, on the equator.</summary>
    private const double PixelAtZoomZero = 2 * Math.PI * 6378137 / 512;
    /// <summary>The side, in pixels, of a square as large as the smallest area that is drawn.</summary>
    private const double SmallestSide = 2;

    /// <param name="size">Square metres of an area; not looked at for lines and points.</param>
    public static int FromZoom(LayerSet set, MapLayer layer, IReadOnlyDictionary<string, object?> attributes, Geometry shape, double size)
    {
        // A class of road or a kind of facility says from where it matters.
        foreach (var attribute in set.AttributesOf(layer).Where(attribute => attribute.Type == AttributeType.Choice))
            if (attributes.GetValueOrDefault(attribute.Code) is string code && attribute.Option(code)?.FromZoom is { } zoom) return zoom;
        return layer.Geometry == LayerGeometry.Polygon ? Math.Max(layer.FromZoom, Visible(Math.Sqrt(size), shape.EnvelopeInternal.Centre.Y)) : layer.FromZoom;
    }

    private static int Visible(double side, double latitude)
    {
        for (var zoom = Zoom.Least; zoom < Zoom.Most; zoom++)
            if (side >= SmallestSide * PixelAt(zoom, latitude)) return zoom;
        return Zoom.Most;
    }

    /// <summary>Metres on the ground of one pixel.</summary>
    public static double PixelAt(int zoom, double latitude) => PixelAtZoomZero * Math.Cos(latitude * Math.PI / 180) / (1 << zoom);
}
