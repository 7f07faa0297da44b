using System.Collections.Concurrent;
using Baladi.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.Data;

/// <summary>The columns of an entity and how to read their stored values from an instance: what a bulk insert needs of the model.</summary>
public sealed class BulkRows
{
    // The model lives as long as the process, and so may what was compiled for it.
    private static readonly ConcurrentDictionary<IEntityType, BulkRows> Known = new();

    private readonly IEntityType type;

    private BulkRows(IEntityType type, IReadOnlyList<(string Name, IProperty Property, Func<object, object?> Read)> columns) => (this.type, Columns) = (type, columns);

    public IReadOnlyList<(string Name, IProperty Property, Func<object, object?> Read)> Columns { get; }

    public string Table => type.GetTableName()!;

    public static BulkRows Of<T>(DbContext db)
    {
        return Known.GetOrAdd(db.Model.FindEntityType(typeof(T))!, static type =>
            new(type, [.. ReadersOf(type, row => row, StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema()))]));
    }

    private static IEnumerable<(string, IProperty, Func<object, object?>)> ReadersOf(ITypeBase type, Func<object, object?> owner, StoreObjectIdentifier table)
    {
        foreach (var property in type.GetProperties())
        {
            var convert = property.GetTypeMapping().Converter?.ConvertToProvider ?? (value => value);
            Func<object, object?> read = property.IsShadowProperty()
                ? row => property.Name == AuditTrail.Salt ? AuditTrail.SaltOf(row) : throw new NotSupportedException($"{property.Name} is not known outside the model")
                : PropertyReader.Of(property.PropertyInfo!);
            yield return (property.GetColumnName(table)!, property, row => owner(row) is { } instance && read(instance) is { } value ? convert(value) : null);
        }
        foreach (var complex in type.GetComplexProperties())
        {
            var read = PropertyReader.Of(complex.PropertyInfo!);
            foreach (var column in ReadersOf(complex.ComplexType, row => owner(row) is { } instance ? read(instance) : null, table)) yield return column;
        }
    }
}
