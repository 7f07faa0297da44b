using System.Buffers.Binary;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapefiles;

/// <summary>The shapes of a .shp, in its order. Each record says how long it is and how many points it has; neither is believed.</summary>
internal sealed class ShpShapes : IDisposable
{
    private const int HeaderLength = 100, Magic = 9994, Null = 0, Point = 1, Line = 3, Polygon = 5, MultiPoint = 8;
    private readonly ZipPart part;
    private readonly MapFileLimits limits;
    private byte[] content = new byte[4096];

    public ShpShapes(ZipPart part, MapFileLimits limits)
    {
        (this.part, this.limits) = (part, limits);
        Span<byte> header = stackalloc byte[HeaderLength];
        part.Read(header);
        var kind = KindOf(BinaryPrimitives.ReadInt32LittleEndian(header[32..]));
        if (BinaryPrimitives.ReadInt32BigEndian(header) != Magic || kind is null) throw new MapFileException("map-shp-broken", part.Place);
        Kind = kind.Value;
    }

    /// <summary>What it holds, without heights and measures.</summary>
    public int Kind { get; }

    public long Position => part.Position;

    public OgcGeometryType? GeometryType => Kind switch { Point => OgcGeometryType.Point, Line => OgcGeometryType.LineString, Polygon => OgcGeometryType.Polygon, MultiPoint => OgcGeometryType.MultiPoint, _ => null };

    /// <returns>False at the end; the shape is null where the record has none.</returns>
    public bool Read(out RawShape? shape, out MapPlace place)
    {
        (shape, place) = (null, part.Place);
        Span<byte> header = stackalloc byte[8];
        if (!part.TryRead(header)) return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(header[4..]) * 2L;
        if (length < 4) throw new MapFileException("map-shp-lengths", place);
        if (length > limits.FeatureBytes)
        {
            part.Skip(length);
            shape = new RawShape.Broken("map-feature-too-large", $"{limits.FeatureBytes >> 20}");
            return true;
        }
        // Grown as it is filled: a length that lies costs no more than the file has.
        for (var filled = 0; filled < length;)
        {
            var next = (int)Math.Min(length - filled, Math.Max(4096, filled));
            if (content.Length < filled + next) Array.Resize(ref content, filled + next);
            part.Read(content.AsSpan(filled, next));
            filled += next;
        }
        shape = Shape(content.AsSpan(0, (int)length));
        return true;
    }

    public void Dispose() => part.Dispose();

    // From 11 on with heights, from 21 on with measures: they stand behind the points.
    private static int? KindOf(int type) => type % 10 is var kind && (type is >= 0 and < 30) && (type < 10 || kind != Null) && kind is Null or Point or Line or Polygon or MultiPoint ? kind : null;

    private RawShape? Shape(ReadOnlySpan<byte> bytes)
    {
        var kind = KindOf(BinaryPrimitives.ReadInt32LittleEndian(bytes));
        if (kind == Null) return null;
        if (kind != Kind) return new RawShape.Broken("map-shp-type");
        if (kind == Point) return bytes.Length >= 20 ? new RawShape.Point(At(bytes[4..])) : Lies();
        if (bytes.Length < 40) return Lies();
        if (kind == MultiPoint)
        {
            var many = BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]);
            return many >= 0 && 40 + many * 16L <= bytes.Length ? new RawShape.MultiPoint(Points(bytes[40..], many)) : Lies();
        }
        if (bytes.Length < 44) return Lies();
        var (parts, points) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[40..]));
        if (parts < 0 || points < 0 || 44 + parts * 4L + points * 16L > bytes.Length) return Lies();
        var lists = new List<Coordinate[]>(parts);
        for (var i = 0; i < parts; i++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(bytes[(44 + i * 4)..]);
            var to = i + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(bytes[(48 + i * 4)..]) : points;
            if (from < 0 || to < from || to > points) return Lies();
            lists.Add(Points(bytes[(44 + parts * 4 + from * 16)..], to - from));
        }
        return kind == Line ? new RawShape.Lines(lists) : Polygons(lists);
    }

    private static RawShape.Broken Lies() => new("map-shp-lengths");

    private static Coordinate At(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]));

    private static Coordinate[] Points(ReadOnlySpan<byte> bytes, int count)
    {
        var points = new Coordinate[count];
        for (var i = 0; i < count; i++) points[i] = At(bytes[(i * 16)..]);
        return points;
    }

    // Outer rings run clockwise, holes the other way; which hole is whose is not said.
    private RawShape Polygons(List<Coordinate[]> rings)
    {
        if (rings.Count == 1) return new RawShape.Polygons([rings]);
        var outer = rings.Where(ring => !IsHole(ring)).Select(ring => (Ring: ring, Envelope: EnvelopeOf(ring), Rings: new List<Coordinate[]> { ring })).ToList();
        if (outer.Count == 0) return new RawShape.Polygons([.. rings.Select(ring => (IReadOnlyList<Coordinate[]>)[ring])]);
        if (outer.Sum(ring => (long)ring.Ring.Length) * (rings.Count - outer.Count) > limits.Crossings && outer.Count > 1) return new RawShape.Broken("map-shape-too-complex");
        foreach (var hole in rings.Where(IsHole))
        {
            var around = outer.Count == 1 ? outer : outer.Where(ring => ring.Envelope.Covers(EnvelopeOf(hole)) && hole.Length > 0 && PointLocation.IsInRing(hole[0], Closed(ring.Ring))).OrderBy(ring => ring.Envelope.Area).ToList();
            if (around.Count > 0) around[0].Rings.Add(hole);
            else outer.Add((hole, EnvelopeOf(hole), [hole]));
        }
        return new RawShape.Polygons([.. outer.Select(ring => (IReadOnlyList<Coordinate[]>)ring.Rings)]);
    }

    private static bool IsHole(Coordinate[] ring) => ring.Length >= 3 && Area.OfRingSigned(Closed(ring)) < 0;

    private static Coordinate[] Closed(Coordinate[] ring) => ring.Length > 0 && ring[0].Equals2D(ring[^1]) ? ring : [.. ring, .. ring.Take(1)];

    private static Envelope EnvelopeOf(Coordinate[] ring)
    {
        var envelope = new Envelope();
        foreach (var point in ring) envelope.ExpandToInclude(point);
        return envelope;
    }
}
