using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baladi.Core.Audit;

/// <summary>
/// The salted digest of a row: SHA-256 over its columns by name, each written so that the same value read back from any of
/// the three databases is the same bytes.
/// </summary>
public static class RowDigest
{
    private static readonly ConcurrentDictionary<IEntityType, (string Name, bool Later, Func<object, object?> Read)[]> Columns = new();

    /// <returns>64 hexadecimal characters.</returns>
    public static string Of(IEntityType type, object row, byte[] salt)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        bytes.Write(salt);
        foreach (var (name, later, read) in Columns.GetOrAdd(type, static type => [.. ReadersOf(type, row => row).OrderBy(column => column.Name, StringComparer.Ordinal)]))
        {
            var value = Canonical(read(row));
            if (later && value is null) continue;
            // Lengths keep two neighbouring columns from being read as one.
            Encoding.UTF8.GetBytes($"{name.Length}:{name}{value?.Length ?? -1}:{value}", bytes);
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static IEnumerable<(string Name, bool Later, Func<object, object?> Read)> ReadersOf(ITypeBase type, Func<object, object?> owner)
    {
        foreach (var property in type.GetProperties().Where(property => !property.IsShadowProperty()))
        {
            var read = PropertyReader.Of(property.PropertyInfo!);
            yield return (property.Name, property.PropertyInfo!.IsDefined(typeof(AddedLaterAttribute), inherit: true), row => owner(row) is { } instance ? read(instance) : null);
        }
        foreach (var complex in type.GetComplexProperties())
        {
            var read = PropertyReader.Of(complex.PropertyInfo!);
            foreach (var (name, later, inner) in ReadersOf(complex.ComplexType, row => owner(row) is { } instance ? read(instance) : null))
                yield return ($"{complex.Name}.{name}", later, inner);
        }
    }

    private static string? Canonical(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "1" : "0",
        // Trailing zeros are a matter of the column's scale, not of the value.
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateTimeOffset instant => (instant.UtcTicks / 10).ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        Money money => money.Halalas.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        Geometry shape => Convert.ToHexStringLower(new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(shape)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} has no canonical form"),
    };
}
