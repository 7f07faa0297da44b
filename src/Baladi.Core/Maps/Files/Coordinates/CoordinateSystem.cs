using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Baladi.Core.Maps.Files.Coordinates;

/// <summary>A coordinate system and its way to EPSG:4326 and back. One serves all threads.</summary>
/// <param name="Srid">The EPSG code; 0 for one that a file defines itself.</param>
/// <param name="Area">Where it is meant to be used: west, south, east and north in degrees.</param>
public sealed class CoordinateSystem(int srid, string name, Envelope area, ProjNet.CoordinateSystems.CoordinateSystem definition)
{
    public const int Wgs84 = 4326;

    // Made once: making it costs a thousand times what using it does. What it is made of does not change when used.
    private readonly Lazy<MathTransform?> toWgs84 = new(() => Way(definition, GeographicCoordinateSystem.WGS84));
    private readonly Lazy<MathTransform?> fromWgs84 = new(() => Way(GeographicCoordinateSystem.WGS84, definition));

    public int Srid { get; } = srid;
    public string Name { get; } = name;
    public Envelope Area { get; } = area;

    /// <summary>Whether its coordinates are degrees.</summary>
    public bool IsGeographic => definition is GeographicCoordinateSystem;

    internal ProjNet.CoordinateSystems.CoordinateSystem Definition => definition;

    /// <summary>Moves all points of a shape to EPSG:4326, in place. What lies far outside the area may become infinite or no number.</summary>
    public void ToWgs84(Geometry shape) => Move(shape, toWgs84.Value, Wgs84);

    /// <summary>Moves all points of a shape from EPSG:4326 here, in place.</summary>
    public void FromWgs84(Geometry shape) => Move(shape, fromWgs84.Value, Srid);

    internal Coordinate FromWgs84(Coordinate at)
    {
        if (fromWgs84.Value is not { } way) return at;
        var (x, y) = way.Transform(at.X, at.Y);
        return new(x, y);
    }

    private static void Move(Geometry shape, MathTransform? way, int srid)
    {
        if (way is not null) shape.Apply(new Mover(way));
        shape.SRID = srid;
    }

    private static MathTransform? Way(ProjNet.CoordinateSystems.CoordinateSystem from, ProjNet.CoordinateSystems.CoordinateSystem to) =>
        from is GeographicCoordinateSystem a && to is GeographicCoordinateSystem b && IsWgs84(a) && IsWgs84(b) ? null : new CoordinateTransformationFactory().CreateFromCoordinateSystems(from, to).MathTransform;

    private static bool IsWgs84(GeographicCoordinateSystem system) => system.HorizontalDatum.Ellipsoid.EqualParams(Ellipsoid.WGS84) && system.HorizontalDatum.Wgs84Parameters is null or { HasZeroValuesOnly: true };

    private sealed class Mover(MathTransform way) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points)
        {
            for (var i = 0; i < points.Count; i++)
            {
                var (x, y) = way.Transform(points.GetX(i), points.GetY(i));
                points.SetX(i, x);
                points.SetY(i, y);
            }
        }
    }
}
