using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>
/// The outline of something drawn, as points. Curves become chords that stay within <paramref name="tolerance"/> of them, in units
/// of the drawing, but for very small ones, which have eight sides.
/// </summary>
public sealed class DxfOutline(double tolerance = DxfOutline.Centimetre)
{
    /// <summary>Where the unit is a metre: finer than anything is staked out on site.</summary>
    public const double Centimetre = 0.01;

    private const int FewestSides = 8;
    private const int MostSides = 4096;

    internal RawShape Of(DxfPlaced placed)
    {
        var points = Points(placed.Entity, Scale(placed.Way));
        foreach (var point in points) placed.Way.Transform(point, point);
        return placed.Entity switch
        {
            DxfBroken broken => new RawShape.Broken(broken.Code),
            DxfPoint or DxfText => new RawShape.Point(points[0]),
            // What is open is a line, be it ever so nearly a ring: whether the gap is meant, the drawing says.
            DxfPolyline { IsClosed: true } or DxfFace or DxfArc { IsCircle: true } when points.Length >= 3 => new RawShape.Polygons([[Closed(points)]]),
            _ when points.Length >= 4 && points[0].Distance(points[^1]) <= tolerance * 1e-6 => new RawShape.Polygons([[Closed(points)]]),
            _ => new RawShape.Lines([points]),
        };
    }

    /// <summary>The points in the plane it was drawn in; those of closed ones do not come back to the first.</summary>
    /// <param name="scale">How much larger it will be: tolerances are of what results.</param>
    public Coordinate[] Points(DxfEntity entity, double scale = 1) => entity switch
    {
        DxfPoint point => [point.At.Copy()],
        DxfText text => [text.At.Copy()],
        DxfLine line => [line.From.Copy(), line.To.Copy()],
        DxfFace face => [.. face.Corners.Select(corner => corner.Copy())],
        DxfArc { IsCircle: true } circle => Arc(circle.Center, circle.Radius, 0, 2 * Math.PI, scale)[..^1],
        DxfArc arc => Arc(arc.Center, arc.Radius, Radians(arc.Start), Sweep(Radians(arc.Start), Radians(arc.End)), scale),
        DxfEllipse ellipse => Ellipse(ellipse, scale),
        DxfPolyline polyline => Corners(polyline, scale),
        _ => [],
    };

    private Coordinate[] Corners(DxfPolyline line, double scale)
    {
        var points = new List<Coordinate>(line.Corners.Count);
        for (var i = 0; i < line.Corners.Count; i++)
        {
            var (from, bulge) = line.Corners[i];
            points.Add(from.Copy());
            if (bulge == 0 || !double.IsFinite(bulge) || (i + 1 == line.Corners.Count && !line.IsClosed)) continue;
            AddBulge(points, from, line.Corners[(i + 1) % line.Corners.Count].At, bulge, scale);
        }
        return [.. points];
    }

    private void AddBulge(List<Coordinate> points, Coordinate from, Coordinate to, double bulge, double scale)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        if (dx == 0 && dy == 0) return;
        // The centre lies beside the middle of the chord, by so many chords.
        var beside = (1 - bulge * bulge) / (4 * bulge);
        var center = new Coordinate((from.X + to.X) / 2 - dy * beside, (from.Y + to.Y) / 2 + dx * beside);
        var radius = center.Distance(from);
        if (!double.IsFinite(radius)) return;
        var arc = Arc(center, radius, Math.Atan2(from.Y - center.Y, from.X - center.X), 4 * Math.Atan(bulge), scale);
        points.AddRange(arc.AsSpan(1, arc.Length - 2));
    }

    private Coordinate[] Arc(Coordinate center, double radius, double start, double sweep, double scale)
    {
        var sides = Sides(radius * scale, sweep);
        var points = new Coordinate[sides + 1];
        for (var i = 0; i <= sides; i++)
        {
            var angle = start + sweep * i / sides;
            points[i] = new(center.X + radius * Math.Cos(angle), center.Y + radius * Math.Sin(angle));
        }
        return points;
    }

    private Coordinate[] Ellipse(DxfEllipse ellipse, double scale)
    {
        var (major, sweep) = (Math.Sqrt(ellipse.Major.X * ellipse.Major.X + ellipse.Major.Y * ellipse.Major.Y), Sweep(ellipse.Start, ellipse.End));
        var sides = Sides(major * scale, sweep);
        var points = new Coordinate[sides + 1];
        for (var i = 0; i <= sides; i++)
        {
            var (sin, cos) = Math.SinCos(ellipse.Start + sweep * i / sides);
            points[i] = new(ellipse.Center.X + cos * ellipse.Major.X - sin * ellipse.Ratio * ellipse.Major.Y, ellipse.Center.Y + cos * ellipse.Major.Y + sin * ellipse.Ratio * ellipse.Major.X);
        }
        // All the way round it ends where it began, to the last bit.
        if (Math.Abs(sweep - 2 * Math.PI) < 1e-9) points[^1] = points[0].Copy();
        return points;
    }

    // A chord over the angle a lies r (1 - cos a/2) within the arc.
    private int Sides(double radius, double sweep)
    {
        var angle = Math.Abs(sweep);
        var each = radius > tolerance ? 2 * Math.Acos(1 - tolerance / radius) : Math.PI;
        var sides = Math.Ceiling(angle / each);
        return (int)Math.Clamp(double.IsNaN(sides) ? 1 : sides, Math.Ceiling(FewestSides * Math.Min(1, angle / (2 * Math.PI)) + 1e-12), MostSides);
    }

    private static double Scale(AffineTransformation way)
    {
        var m = way.MatrixEntries;
        return Math.Max(Math.Sqrt(m[0] * m[0] + m[3] * m[3]), Math.Sqrt(m[1] * m[1] + m[4] * m[4]));
    }

    private static double Sweep(double start, double end)
    {
        var sweep = (end - start) % (2 * Math.PI);
        return sweep <= 1e-12 ? sweep + 2 * Math.PI : sweep;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static Coordinate[] Closed(Coordinate[] points)
    {
        if (points[0].Equals2D(points[^1])) return points;
        if (points.Length >= 4 && points[0].Distance(points[^1]) < 1e-9)
        {
            points[^1] = points[0].Copy();
            return points;
        }
        return [.. points, points[0].Copy()];
    }
}
