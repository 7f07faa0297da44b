using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.Data.Seeding;

/// <summary>Copies rows of an entity, changing values on the way. For trial volume only: it goes past the methods of the entity.</summary>
internal sealed class RowCopier
{
    private readonly Type type;
    private readonly (string Name, Type Type, Func<object, object?> Read, Action<object, object?> Write)[] columns;

    public RowCopier(IEntityType entity)
    {
        type = entity.ClrType;
        var mapped = entity.GetProperties().Where(property => !property.IsShadowProperty()).Select(property => property.PropertyInfo!)
            .Concat(entity.GetComplexProperties().Select(property => property.PropertyInfo!));
        columns = [.. mapped.Select(property => (property.Name, property.PropertyType, PropertyReader.Of(property), Writer(property)))];
    }

    /// <param name="change">Given the name and value of each column, the value of the copy.</param>
    public object Copy(object row, Func<string, object?, object?> change)
    {
        var copy = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (name, _, read, write) in columns) write(copy, change(name, read(row)));
        return copy;
    }

    private static Action<object, object?> Writer(PropertyInfo property)
    {
        // A private setter belongs to the class that declares it.
        var declared = property.DeclaringType!.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
        var row = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var set = Expression.Call(Expression.Convert(row, declared.DeclaringType!), declared.GetSetMethod(nonPublic: true)!, Expression.Convert(value, declared.PropertyType));
        return Expression.Lambda<Action<object, object?>>(set, row, value).Compile();
    }
}
