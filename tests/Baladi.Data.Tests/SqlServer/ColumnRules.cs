using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Baladi.Data.Tests.SqlServer;

/// <summary>Lengths that a column can be declared with.</summary>
internal static class ColumnRules
{
    public static IEnumerable<string> FindProblems(SqlServerSchema schema) =>
        from column in schema.Columns
        let limit = LongestLength(column.Type)
        let length = Length(column.Type)
        where length > limit
        select $"{column.Table}.{column.Name} is {column.Type!.SqlDataTypeOption.ToString().ToLowerInvariant()}({length}): at most {limit}, or max";

    /// <summary>The declared length, or null where there is none or it is max.</summary>
    public static int? Length(SqlDataTypeReference? type) =>
        type?.Parameters is [IntegerLiteral length, ..] ? int.Parse(length.Value, CultureInfo.InvariantCulture) : null;

    private static int? LongestLength(SqlDataTypeReference? type) => type?.SqlDataTypeOption switch
    {
        SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => 4000,
        SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary => 8000,
        _ => null,
    };
}
