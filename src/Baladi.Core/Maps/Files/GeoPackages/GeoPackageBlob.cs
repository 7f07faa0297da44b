using System.Buffers.Binary;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baladi.Core.Maps.Files.GeoPackages;

/// <summary>
/// Shapes as GeoPackages keep them: a small head and OGC well-known binary. Read here and not by a library, since a count in it is
/// a number somebody wrote: no more is made room for than there are bytes.
/// </summary>
internal static class GeoPackageBlob
{
    private const int HeadLength = 8, DeepestCollection = 8;
    private const byte LittleEndian = 1, HasEnvelope = 1 << 1, IsEmpty = 1 << 4;
    private static readonly RawShape Broken = new RawShape.Broken("map-gpkg-shape");

    /// <returns>Null for an empty shape.</returns>
    public static RawShape? Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeadLength || blob[0] != 'G' || blob[1] != 'P') return Broken;
        var flags = blob[3];
        if ((flags & IsEmpty) != 0) return null;
        var envelope = ((flags >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => int.MaxValue };
        if (blob.Length - HeadLength < envelope) return Broken;
        var reader = new Wkb(blob[(HeadLength + envelope)..]);
        return reader.Shape(0) ?? Broken;
    }

    /// <summary>With its envelope in the head, from which others build their index.</summary>
    public static byte[] Write(Geometry shape)
    {
        var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(shape);
        var blob = new byte[HeadLength + 32 + wkb.Length];
        (blob[0], blob[1], blob[3]) = ((byte)'G', (byte)'P', LittleEndian | HasEnvelope);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), Coordinates.CoordinateSystem.Wgs84);
        var envelope = shape.EnvelopeInternal;
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), envelope.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), envelope.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), envelope.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), envelope.MaxY);
        wkb.CopyTo(blob, HeadLength + 32);
        return blob;
    }

    private ref struct Wkb(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        // A shape of null is one that does not add up.
        public RawShape? Shape(int depth)
        {
            if (depth > DeepestCollection || rest.Length < 5) return null;
            var isLittle = rest[0] == LittleEndian;
            rest = rest[1..];
            var type = Count(isLittle);
            // ISO counts thousands, others set the upper bits, for heights and measures.
            var dimensions = 2 + ((type & 0x80000000) != 0 || type % 10000 / 1000 is 1 or 3 ? 1 : 0) + ((type & 0x40000000) != 0 || type % 10000 / 1000 is 2 or 3 ? 1 : 0);
            if ((type & 0x20000000) != 0)
            {
                if (rest.Length < 4) return null;
                rest = rest[4..];
            }
            var kind = (type & 0x0FFFFFFF) % 1000;
            if (kind == 1) return Points(isLittle, dimensions, 1) is [var at] ? new RawShape.Point(double.IsNaN(at.X) && double.IsNaN(at.Y) ? null : at) : null;
            if (kind is 2) return List(isLittle, dimensions) is { } line ? new RawShape.Lines([line]) : null;
            if (kind is 3) return Rings(isLittle, dimensions) is { } rings ? new RawShape.Polygons([rings]) : null;
            return kind is >= 4 and <= 7 ? Collection(kind, isLittle, depth) : new RawShape.Broken("map-shape-type");
        }

        private RawShape? Collection(uint kind, bool isLittle, int depth)
        {
            if (rest.Length < 4) return null;
            var count = Count(isLittle);
            if (count > rest.Length / 5) return null;
            var parts = new List<RawShape>((int)count);
            for (var i = 0; i < count; i++)
            {
                if (Shape(depth + 1) is not { } part) return null;
                if (part is RawShape.Broken) return part;
                parts.Add(part);
            }
            return kind switch
            {
                4 => parts.TrueForAll(part => part is RawShape.Point { At: not null }) ? new RawShape.MultiPoint([.. parts.Select(part => ((RawShape.Point)part).At!)]) : null,
                5 => parts.TrueForAll(part => part is RawShape.Lines) ? new RawShape.Lines([.. parts.SelectMany(part => ((RawShape.Lines)part).Parts)]) : null,
                6 => parts.TrueForAll(part => part is RawShape.Polygons) ? new RawShape.Polygons([.. parts.SelectMany(part => ((RawShape.Polygons)part).Parts)]) : null,
                _ => new RawShape.Collection(parts),
            };
        }

        private List<Coordinate[]>? Rings(bool isLittle, int dimensions)
        {
            if (rest.Length < 4) return null;
            var count = Count(isLittle);
            if (count > rest.Length / 4) return null;
            var rings = new List<Coordinate[]>((int)count);
            for (var i = 0; i < count; i++)
            {
                if (List(isLittle, dimensions) is not { } ring) return null;
                rings.Add(ring);
            }
            return rings;
        }

        private Coordinate[]? List(bool isLittle, int dimensions) => rest.Length >= 4 ? Points(isLittle, dimensions, Count(isLittle)) : null;

        private Coordinate[]? Points(bool isLittle, int dimensions, uint count)
        {
            if (count > rest.Length / (8 * dimensions)) return null;
            var points = new Coordinate[count];
            for (var i = 0; i < points.Length; i++)
            {
                points[i] = isLittle ? new(BinaryPrimitives.ReadDoubleLittleEndian(rest), BinaryPrimitives.ReadDoubleLittleEndian(rest[8..]))
                    : new(BinaryPrimitives.ReadDoubleBigEndian(rest), BinaryPrimitives.ReadDoubleBigEndian(rest[8..]));
                rest = rest[(8 * dimensions)..];
            }
            return points;
        }

        private uint Count(bool isLittle)
        {
            var count = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(rest) : BinaryPrimitives.ReadUInt32BigEndian(rest);
            rest = rest[4..];
            return count;
        }
    }
}
