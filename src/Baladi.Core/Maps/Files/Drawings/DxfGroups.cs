using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>The pairs of one thing in a drawing, up to the next. One is filled again and again.</summary>
internal sealed class DxfGroups
{
    private const int ExtendedData = 1000;
    // A hundred thousand corners; one with more is no outline anybody drew.
    private const int Most = 1_000_000;
    private readonly List<(int Code, double Number, string? Text)> groups = [];

    public string Type { get; private set; } = "";
    public string Handle => Text(5);
    public string Layer { get; private set; } = "0";
    public long Line { get; private set; }
    /// <summary>On a sheet of paper and not in the drawing itself.</summary>
    public bool IsOnPaper => Whole(67) == 1;
    public IReadOnlyList<(int Code, double Number, string? Text)> All => groups;

    /// <summary>Reads on from the pair 0 that names the thing, to before the next 0.</summary>
    public void Read(DxfPairs pairs)
    {
        groups.Clear();
        (Type, Line) = (pairs.Text, pairs.Line);
        var isOwn = true;
        while (pairs.Read())
        {
            if (pairs.Code == 0)
            {
                pairs.Back();
                break;
            }
            isOwn &= pairs.Code < ExtendedData;
            if (!isOwn) continue;
            if (groups.Count > Most) throw new MapFileException("map-feature-too-large", MapPlace.Line(Line), "32");
            if (pairs.Code is >= 1 and <= 9) groups.Add((pairs.Code, 0, pairs.Text));
            else if (pairs.Code is >= 10 and <= 79 or >= 210 and <= 239) groups.Add((pairs.Code, pairs.Number, null));
        }
        Layer = Text(8) is { Length: > 0 } layer ? layer : "0";
    }

    public bool Has(int code) => groups.Exists(group => group.Code == code);

    public string Text(int code) => groups.Find(group => group.Code == code).Text ?? "";

    public double Number(int code, double otherwise = 0) => groups.FindIndex(group => group.Code == code) is >= 0 and var at ? groups[at].Number : otherwise;

    public int Whole(int code, int otherwise = 0) => (int)Math.Clamp(Number(code, otherwise), int.MinValue, int.MaxValue);

    /// <summary>The point whose first coordinate has this code; null where it is not given.</summary>
    public Coordinate? Point(int code = 10) => Has(code) && Has(code + 10) ? new(Number(code), Number(code + 10)) : null;

    /// <summary>By the arbitrary axis algorithm of the DXF reference: only the upright of the plane is given, its x axis follows.</summary>
    public AffineTransformation? Plane()
    {
        if (!Has(210) && !Has(220) && !Has(230)) return null;
        var (x, y, z) = (Number(210), Number(220), Number(230, 1));
        var length = Math.Sqrt(x * x + y * y + z * z);
        if (!(length > 0) || !double.IsFinite(length)) return null;
        (x, y, z) = (x / length, y / length, z / length);
        if (z > 0.999999) return null;
        const double near = 1.0 / 64;
        var (ax, ay, az) = Math.Abs(x) < near && Math.Abs(y) < near ? (z, 0.0, -x) : (-y, x, 0.0);
        var axis = Math.Sqrt(ax * ax + ay * ay + az * az);
        (ax, ay, az) = (ax / axis, ay / axis, az / axis);
        var (bx, by) = (y * az - z * ay, z * ax - x * az);
        return new AffineTransformation(ax, bx, 0, ay, by, 0);
    }
}
