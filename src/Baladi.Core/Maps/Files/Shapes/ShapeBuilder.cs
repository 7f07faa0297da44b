using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>Makes geometries of points as files list them. Rings that were left open are closed where it is clear how.</summary>
internal sealed class ShapeBuilder
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 0);

    private readonly List<(string Code, Coordinate At)> done = [];
    private (string Code, Coordinate? At)? wrong;

    /// <summary>What was done to the rings, and where, in the coordinates of the file.</summary>
    public IReadOnlyList<(string Code, Coordinate At)> Done => done;

    /// <summary>Why there is no shape.</summary>
    public (string Code, Coordinate? At)? Wrong => wrong;

    public Geometry? Build(RawShape raw) => raw switch
    {
        RawShape.Point { At: { } at } => IsFinite([at]) ? Factory.CreatePoint(at) : null,
        RawShape.Point => Refuse("map-shape-empty"),
        RawShape.MultiPoint { Points.Length: 0 } or RawShape.Lines { Parts.Count: 0 } or RawShape.Polygons { Parts.Count: 0 } or RawShape.Collection { Parts.Count: 0 } => Refuse("map-shape-empty"),
        RawShape.MultiPoint points => IsFinite(points.Points) ? Factory.CreateMultiPointFromCoords(points.Points) : null,
        RawShape.Lines lines => Lines(lines.Parts),
        RawShape.Polygons polygons => Polygons(polygons.Parts),
        RawShape.Collection collection => Collection(collection.Parts),
        _ => Refuse(((RawShape.Broken)raw).Code),
    };

    private Geometry? Lines(IReadOnlyList<Coordinate[]> parts)
    {
        var made = new LineString[parts.Count];
        for (var i = 0; i < made.Length; i++)
        {
            if (!IsFinite(parts[i])) return null;
            if (parts[i].Length < 2) return Refuse("map-line-too-short", parts[i].FirstOrDefault());
            made[i] = Factory.CreateLineString(parts[i]);
        }
        return made.Length == 1 ? made[0] : Factory.CreateMultiLineString(made);
    }

    private Geometry? Polygons(IReadOnlyList<IReadOnlyList<Coordinate[]>> parts)
    {
        var made = new Polygon[parts.Count];
        for (var i = 0; i < made.Length; i++)
        {
            if (parts[i].Count == 0) return Refuse("map-shape-empty");
            var rings = new LinearRing[parts[i].Count];
            for (var j = 0; j < rings.Length; j++)
            {
                if (Ring(parts[i][j]) is not { } ring) return null;
                rings[j] = ring;
            }
            made[i] = Factory.CreatePolygon(rings[0], rings[1..]);
        }
        return made.Length == 1 ? made[0] : Factory.CreateMultiPolygon(made);
    }

    // Parts of one kind are one shape of several parts. Points and areas together are two things, and which is meant nobody says.
    private Geometry? Collection(IReadOnlyList<RawShape> parts)
    {
        var flat = new List<Geometry>();
        foreach (var part in parts)
        {
            if (Build(part) is not { } made) return null;
            for (var i = 0; i < made.NumGeometries; i++) flat.Add(made.GetGeometryN(i));
        }
        if (flat.Exists(part => part.Dimension != flat[0].Dimension)) return Refuse("map-shape-mixed", flat[0].Coordinate);
        return Factory.BuildGeometry(flat);
    }

    private LinearRing? Ring(Coordinate[] points)
    {
        if (!IsFinite(points)) return null;
        if (points.Length < 3) return Refuse<LinearRing>("map-ring-too-short", points.FirstOrDefault());
        if (!points[0].Equals2D(points[^1]))
        {
            // The last point was not repeated, or the end missed the beginning. A gap wider than any side is a ring of which a piece is missing.
            if (points[0].Distance(points[^1]) > LongestSide(points)) return Refuse<LinearRing>("map-ring-open", points[^1]);
            done.Add(("map-ring-closed", points[^1]));
            points = [.. points, points[0].Copy()];
        }
        return points.Length < 4 ? Refuse<LinearRing>("map-ring-too-short", points[0]) : Factory.CreateLinearRing(points);
    }

    private static double LongestSide(Coordinate[] points)
    {
        double longest = 0;
        for (var i = 1; i < points.Length; i++) longest = Math.Max(longest, points[i].Distance(points[i - 1]));
        return longest;
    }

    private bool IsFinite(Coordinate[] points)
    {
        foreach (var point in points)
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
            {
                wrong = ("map-coordinate-not-finite", null);
                return false;
            }
        return true;
    }

    private Geometry? Refuse(string code, Coordinate? at = null) => Refuse<Geometry>(code, at);

    private T? Refuse<T>(string code, Coordinate? at) where T : Geometry
    {
        wrong = (code, at);
        return null;
    }
}
