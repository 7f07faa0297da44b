using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baladi.Core.Maps.Layers;

/// <summary>Eight bytes by which a feature that did not change is known from one version to the next.</summary>
internal static class FeatureDigest
{
    public static long Of(string? nameAr, string? nameEn, string attributes, Geometry shape)
    {
        var (text, wkb) = (Encoding.UTF8.GetBytes($"{nameAr}\n{nameEn}\n{attributes}\n"), new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(shape));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. text, .. wkb], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
