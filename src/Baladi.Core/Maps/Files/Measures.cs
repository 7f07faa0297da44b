using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baladi.Core.Maps.Files;

/// <summary>Provisional; the reader of map files brings the exact one.</summary>
public static class Measures
{
    public static double SizeOf(Geometry shape) => shape.Dimension switch
    {
        Dimension.Surface => Flat(shape).Area,
        Dimension.Curve => Flat(shape).Length,
        _ => 0,
    };

    public static Envelope Around(Point place, double metres)
    {
        var box = place.EnvelopeInternal.Copy();
        box.ExpandBy(metres / (111320 * Math.Cos(place.Y * Math.PI / 180)), metres / 110574);
        return box;
    }

    public static double Distance(Point place, Geometry shape)
    {
        var flat = At(place.Y);
        return flat.Transform(place).Distance(flat.Transform(shape));
    }

    private static Geometry Flat(Geometry shape) => At(shape.EnvelopeInternal.Centre.Y).Transform(shape);

    private static AffineTransformation At(double latitude) => AffineTransformation.ScaleInstance(111320 * Math.Cos(latitude * Math.PI / 180), 110770);
}
