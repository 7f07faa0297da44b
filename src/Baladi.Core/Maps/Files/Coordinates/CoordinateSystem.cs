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
    private readonly Lazy<MathTransform?> toWgs84 = new(() => Way(definition, back: false));
    private readonly Lazy<MathTransform?> fromWgs84 = new(() => Way(definition, back: true));

    private readonly bool shifts = Shifts(definition);

    public int Srid { get; } = srid;
    public string Name { get; } = name;
    public Envelope Area { get; } = area;

    /// <summary>Whether its coordinates are degrees.</summary>
    public bool IsGeographic => definition is GeographicCoordinateSystem;

    internal ProjNet.CoordinateSystems.CoordinateSystem Definition => definition;

    /// <summary>Moves all points of a shape to EPSG:4326, in place. What lies far outside the area may become infinite or no number.</summary>
    public void ToWgs84(Geometry shape)
    {
        if (toWgs84.Value is { } way) shape.Apply(new Mover(way.Transform));
        shape.SRID = Wgs84;
    }

    /// <summary>Moves all points of a shape from EPSG:4326 here, in place.</summary>
    public void FromWgs84(Geometry shape)
    {
        if (fromWgs84.Value is { } way) shape.Apply(new Mover((x, y) => Back(way, x, y)));
        shape.SRID = Srid;
    }

    internal Coordinate FromWgs84(Coordinate at)
    {
        if (fromWgs84.Value is not { } way) return at;
        var (x, y) = way.Transform(at.X, at.Y);
        return new(x, y);
    }

    // Between two datums a point changes its height as well, which a map has not: what comes back from there misses by millimetres.
    // By so much it is corrected.
    private (double X, double Y) Back(MathTransform way, double x, double y)
    {
        var there = way.Transform(x, y);
        if (!shifts) return there;
        var (backX, backY) = toWgs84.Value!.Transform(there.x, there.y);
        return way.Transform(2 * x - backX, 2 * y - backY);
    }

    private static GeographicCoordinateSystem Ground(ProjNet.CoordinateSystems.CoordinateSystem system) => system as GeographicCoordinateSystem ?? ((ProjectedCoordinateSystem)system).GeographicCoordinateSystem;

    private static bool Shifts(ProjNet.CoordinateSystems.CoordinateSystem system) => Ground(system).HorizontalDatum.Wgs84Parameters is { HasZeroValuesOnly: false };

    // Where the datum is WGS 84, or cannot be told from it, only the projection is computed: ProjNET would go by the centre of the
    // earth and come back nine millimetres beside.
    private static MathTransform? Way(ProjNet.CoordinateSystems.CoordinateSystem system, bool back)
    {
        var ground = Shifts(system) ? GeographicCoordinateSystem.WGS84 : Ground(system);
        if (ReferenceEquals(ground, system)) return null;
        var factory = new CoordinateTransformationFactory();
        return (back ? factory.CreateFromCoordinateSystems(ground, system) : factory.CreateFromCoordinateSystems(system, ground)).MathTransform;
    }

    private sealed class Mover(Func<double, double, (double X, double Y)> way) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points)
        {
            for (var i = 0; i < points.Count; i++)
            {
                var (x, y) = Moved(points.GetX(i), points.GetY(i));
                points.SetX(i, x);
                points.SetY(i, y);
            }
        }

        // Series that end nowhere throw.
        private (double X, double Y) Moved(double x, double y)
        {
            try { return way(x, y); }
            catch (Exception error) when (error is InvalidOperationException or ArgumentException or ArithmeticException) { return (double.NaN, double.NaN); }
        }
    }
}
