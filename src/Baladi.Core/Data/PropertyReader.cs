using System.Linq.Expressions;
using System.Reflection;

namespace Baladi.Core.Data;

/// <summary>A compiled getter: reading millions of rows by reflection would cost more than writing them.</summary>
internal static class PropertyReader
{
    public static Func<object, object?> Of(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(row, property.DeclaringType!), property), typeof(object)), row).Compile();
    }
}
