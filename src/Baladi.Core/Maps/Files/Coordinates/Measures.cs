using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Coordinates;

/// <summary>
/// Lengths and areas on the ground of shapes in EPSG:4326, measured in the UTM zone of their middle, as Saudi plans are. A degree of
/// longitude is a tenth shorter in Riyadh than at the equator: degrees are no measure. Within a zone the grid is off by less than a thousandth.
/// </summary>
public static class Measures
{
    private const int FirstZone = 36;
    private const int LastZone = 40;

    /// <summary>The system that shapes there are measured in: WGS 84 / UTM 36N to 40N, the nearest of them for places elsewhere.</summary>
    public static CoordinateSystem ZoneOf(Geometry shape) => ZoneOf(shape.EnvelopeInternal.Centre);

    public static CoordinateSystem ZoneOf(Coordinate place) =>
        CoordinateSystems.Find(32600 + Math.Clamp((int)Math.Floor((place.X + 180) / 6) + 1, FirstZone, LastZone))!;

    /// <summary>Square metres; 0 for lines and points.</summary>
    public static double Area(Geometry shape) => shape.Dimension < Dimension.Surface ? 0 : InMetres(shape).Area;

    /// <summary>Metres: of a line its length, of an area that of its edges.</summary>
    public static double Length(Geometry shape) => shape.Dimension < Dimension.Curve ? 0 : InMetres(shape).Length;

    /// <summary>Metres between the nearest points of two shapes, in the zone of the first.</summary>
    public static double Distance(Geometry one, Geometry other)
    {
        var zone = ZoneOf(one);
        return In(zone, one).Distance(In(zone, other));
    }

    /// <summary>A copy in metres, in the zone it is measured in.</summary>
    public static Geometry InMetres(Geometry shape) => In(ZoneOf(shape), shape);

    private static Geometry In(CoordinateSystem zone, Geometry shape)
    {
        var copy = shape.Copy();
        zone.FromWgs84(copy);
        return copy;
    }
}
