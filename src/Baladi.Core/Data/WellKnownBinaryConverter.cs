using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baladi.Core.Data;

/// <summary>Geometry as plain OGC WKB for engines without a spatial type in EF. One SRID for all, set again on read; EWKB would break STGeomFromWKB.</summary>
public sealed class WellKnownBinaryConverter<T>() : ValueConverter<T, byte[]>(shape => Write(shape), bytes => Read(bytes))
    where T : Geometry
{
    private static byte[] Write(T shape) => new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(shape);

    private static T Read(byte[] bytes)
    {
        var shape = (T)new WKBReader().Read(bytes);
        shape.SRID = Wgs84;
        return shape;
    }

    private const int Wgs84 = 4326;
}
