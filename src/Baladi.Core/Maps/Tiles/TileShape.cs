using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace Baladi.Core.Maps.Tiles;

/// <summary>
/// Turns a shape, as WKB in degrees, into what a tile draws: in its own units, without the points nobody could tell apart, cut near its edges. Most shapes of a
/// crowded tile are small and lie wholly within; those never become objects.
/// </summary>
internal sealed class TileShape(TileAddress tile)
{
    public const uint Nothing = 0, Point = 1, Line = 2, Area = 3;

    private const uint MoveTo = 1, LineTo = 2, ClosePath = 7;
    /// <summary>Shapes of so few points are not simplified: there is nothing to win.</summary>
    private const int FewPoints = 8;
    /// <summary>How far a line may move when it is simplified: half a pixel of a tile drawn at its usual size.</summary>
    private const double Tolerance = 4;

    private readonly double scale = (double)TileAddress.Extent * (1 << tile.Zoom), west = (double)tile.X * TileAddress.Extent, north = (double)tile.Y * TileAddress.Extent;
    private readonly Envelope box = new(-TileAddress.Buffer, TileAddress.Extent + TileAddress.Buffer, -TileAddress.Buffer, TileAddress.Extent + TileAddress.Buffer);
    private readonly List<(double X, double Y)> part = [];
    private readonly List<(int X, int Y)> drawn = [];
    private (int X, int Y) pen;

    /// <summary>Writes the commands of the shape.</summary>
    /// <returns>The kind of geometry; <see cref="Nothing"/> where none of it is seen in the tile.</returns>
    public uint Write(ReadOnlySpan<byte> wkb, TileBuffer commands)
    {
        pen = default;
        var at = 0;
        return Shape(wkb, ref at, commands);
    }

    private uint Shape(ReadOnlySpan<byte> wkb, ref int at, TileBuffer commands)
    {
        if (wkb[at] != 1) throw new InvalidDataException("The shape is not little-endian WKB");
        var type = Whole(wkb, at + 1);
        at += 5;
        switch (type)
        {
            case 1:
                Read(wkb, ref at, 1);
                return Spot(commands) ? Point : Nothing;
            case 2:
                Read(wkb, ref at, Take(wkb, ref at));
                return Path(commands) ? Line : Nothing;
            case 3:
                return Rings(wkb, ref at, commands) ? Area : Nothing;
            case 4 or 5 or 6 or 7:
                var kind = Nothing;
                for (var left = Take(wkb, ref at); left > 0; left--)
                    if (Shape(wkb, ref at, commands) is not Nothing and var one) kind = one;
                return kind;
            default:
                throw new InvalidDataException($"WKB type {type} is not drawn");
        }
    }

    private bool Rings(ReadOnlySpan<byte> wkb, ref int at, TileBuffer commands)
    {
        var (seen, first) = (false, true);
        for (var left = Take(wkb, ref at); left > 0; left--, first = false)
        {
            Read(wkb, ref at, Take(wkb, ref at));
            // Without its outside there is no hole.
            if (first || seen) seen |= Ring(commands, outside: first);
        }
        return seen;
    }

    private bool Spot(TileBuffer commands)
    {
        if (!IsWithin()) return false;
        Quantise();
        commands.Varint(MoveTo | 1 << 3);
        Go(drawn[0], commands);
        return true;
    }

    private bool Path(TileBuffer commands)
    {
        Simplify();
        if (IsWithin()) return Stroke(commands);
        if (IsOutside()) return false;
        var seen = false;
        var whole = part.ToArray();
        part.Clear();
        for (var i = 1; i < whole.Length; i++)
        {
            if (Cut(whole[i - 1], whole[i]) is not var (from, to)) continue;
            if (part.Count > 0 && part[^1] != from) seen |= Stroke(commands);
            if (part.Count == 0) part.Add(from);
            part.Add(to);
        }
        return (part.Count > 0 && Stroke(commands)) || seen;
    }

    /// <summary>What lies within of a segment (Liang and Barsky, 1984); null where nothing does.</summary>
    private ((double X, double Y) From, (double X, double Y) To)? Cut((double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy, enter, leave) = (b.X - a.X, b.Y - a.Y, 0.0, 1.0);
        foreach (var (direction, distance) in new[] { (-dx, a.X - box.MinX), (dx, box.MaxX - a.X), (-dy, a.Y - box.MinY), (dy, box.MaxY - a.Y) })
        {
            if (direction == 0 && distance < 0) return null;
            if (direction < 0) enter = Math.Max(enter, distance / direction);
            if (direction > 0) leave = Math.Min(leave, distance / direction);
        }
        if (enter > leave) return null;
        return (enter == 0 ? a : (a.X + enter * dx, a.Y + enter * dy), leave == 1 ? b : (a.X + leave * dx, a.Y + leave * dy));
    }

    /// <summary>Draws the piece that was gathered, and begins the next.</summary>
    private bool Stroke(TileBuffer commands)
    {
        Quantise();
        part.Clear();
        if (drawn.Count < 2) return false;
        Draw(commands, drawn.Count);
        return true;
    }

    private bool Ring(TileBuffer commands, bool outside)
    {
        Simplify();
        if (!IsWithin())
        {
            if (IsOutside()) return false;
            Set(new RingClipper(box).Clip(Coordinates()));
        }
        Quantise();
        // The last point is the first again, which closing says.
        if (drawn.Count > 1 && drawn[^1] == drawn[0]) drawn.RemoveAt(drawn.Count - 1);
        if (drawn.Count < 3) return false;
        var twice = TwiceTheArea();
        if (twice == 0) return false;
        // Outsides go clockwise on the screen, holes the other way (Vector Tile Specification 2.1, 4.3.3.3).
        if (twice > 0 != outside) drawn.Reverse();
        Draw(commands, drawn.Count);
        commands.Varint(ClosePath | 1 << 3);
        return true;
    }

    private void Draw(TileBuffer commands, int count)
    {
        commands.Varint(MoveTo | 1 << 3);
        Go(drawn[0], commands);
        commands.Varint(LineTo | (uint)(count - 1) << 3);
        for (var i = 1; i < count; i++) Go(drawn[i], commands);
    }

    private void Go((int X, int Y) to, TileBuffer commands)
    {
        commands.Varint(ZigZag(to.X - pen.X));
        commands.Varint(ZigZag(to.Y - pen.Y));
        pen = to;
    }

    private void Read(ReadOnlySpan<byte> wkb, ref int at, int points)
    {
        part.Clear();
        for (; points > 0; points--, at += 16)
        {
            var (longitude, latitude) = (Real(wkb, at), Real(wkb, at + 8));
            part.Add(((longitude + 180) / 360 * scale - west, (1 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI) / 2 * scale - north));
        }
    }

    private void Quantise()
    {
        drawn.Clear();
        foreach (var (x, y) in CollectionsMarshal.AsSpan(part))
        {
            var point = ((int)Math.Round(x), (int)Math.Round(y));
            if (drawn.Count == 0 || drawn[^1] != point) drawn.Add(point);
        }
    }

    private void Simplify()
    {
        if (part.Count > FewPoints && tile.Zoom < Layers.Zoom.Most) Set(DouglasPeuckerLineSimplifier.Simplify(Coordinates(), Tolerance));
    }

    private bool IsWithin()
    {
        foreach (var (x, y) in CollectionsMarshal.AsSpan(part))
            if (x < box.MinX || x > box.MaxX || y < box.MinY || y > box.MaxY) return false;
        return true;
    }

    private bool IsOutside()
    {
        var bounds = new Envelope();
        foreach (var (x, y) in CollectionsMarshal.AsSpan(part)) bounds.ExpandToInclude(x, y);
        return !box.Intersects(bounds);
    }

    private long TwiceTheArea()
    {
        var sum = 0L;
        for (int i = 0, j = drawn.Count - 1; i < drawn.Count; j = i++) sum += (long)drawn[j].X * drawn[i].Y - (long)drawn[i].X * drawn[j].Y;
        return sum;
    }

    private Coordinate[] Coordinates() => [.. part.Select(point => new Coordinate(point.X, point.Y))];

    private void Set(IEnumerable<Coordinate> coordinates)
    {
        part.Clear();
        foreach (var coordinate in coordinates) part.Add((coordinate.X, coordinate.Y));
    }

    private static int Take(ReadOnlySpan<byte> wkb, ref int at)
    {
        at += 4;
        return Whole(wkb, at - 4);
    }

    private static int Whole(ReadOnlySpan<byte> wkb, int at) => BinaryPrimitives.ReadInt32LittleEndian(wkb[at..]);

    private static double Real(ReadOnlySpan<byte> wkb, int at) => BinaryPrimitives.ReadDoubleLittleEndian(wkb[at..]);

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);
}
