using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Baladi.Data.Tests.SqlServer;

/// <summary>How wide a key can be. The server takes a wider one with a warning, and then refuses the first row that fills it.</summary>
internal static class KeyRules
{
    private const int WidestClustered = 900;
    private const int WidestNonclustered = 1700;
    private const int MostColumns = 32;

    public static IEnumerable<string> FindProblems(SqlServerSchema schema)
    {
        foreach (var key in schema.Keys)
        {
            if (key.Columns.Count > MostColumns)
                yield return $"{key.Name} on {key.Table} has {key.Columns.Count} columns: at most {MostColumns}";

            // A computed column has no declared type; its width is not known here.
            var typed = key.Columns.Select(name => schema.Find(key.Table, name)).OfType<Column>().Where(column => column.Type is not null).ToArray();
            foreach (var column in typed.Where(column => WidthOf(column.Type!) is null))
                yield return $"{key.Name} on {key.Table} has the column {column.Name}, which is {Describe(column.Type!)} and cannot be in a key";

            var width = typed.Sum(column => WidthOf(column.Type!) ?? 0);
            var widest = key.Clustered ? WidestClustered : WidestNonclustered;
            if (width > widest)
                yield return $"{key.Name} on {key.Table} is up to {width} bytes wide: at most {widest} for a {(key.Clustered ? "clustered" : "nonclustered")} key";
        }
    }

    /// <summary>The most bytes a value takes in a key, or null where the type cannot be in one.</summary>
    private static int? WidthOf(SqlDataTypeReference type)
    {
        if (type.Parameters is [MaxLiteral, ..]) return null;
        var length = ColumnRules.Length(type);
        return type.SqlDataTypeOption switch
        {
            SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => 2 * (length ?? 1),
            SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary => length ?? 1,
            SqlDataTypeOption.Bit or SqlDataTypeOption.TinyInt => 1,
            SqlDataTypeOption.SmallInt => 2,
            SqlDataTypeOption.Int or SqlDataTypeOption.Real or SqlDataTypeOption.SmallMoney or SqlDataTypeOption.SmallDateTime => 4,
            SqlDataTypeOption.BigInt or SqlDataTypeOption.Money or SqlDataTypeOption.DateTime or SqlDataTypeOption.Rowversion or SqlDataTypeOption.Timestamp => 8,
            SqlDataTypeOption.Float => length <= 24 ? 4 : 8,
            SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric => (length ?? 18) switch { <= 9 => 5, <= 19 => 9, <= 28 => 13, _ => 17 },
            SqlDataTypeOption.Date => 3,
            SqlDataTypeOption.Time => 5,
            SqlDataTypeOption.DateTime2 => 8,
            SqlDataTypeOption.DateTimeOffset => 10,
            SqlDataTypeOption.UniqueIdentifier => 16,
            SqlDataTypeOption.Text or SqlDataTypeOption.NText or SqlDataTypeOption.Image => null,
            var other => throw new NotSupportedException($"The width of {other} is not known to {nameof(KeyRules)}: add it"),
        };
    }

    private static string Describe(SqlDataTypeReference type) =>
        type.SqlDataTypeOption.ToString().ToLowerInvariant() + (type.Parameters is [MaxLiteral, ..] ? "(max)" : "");
}
