using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Baladi.Data.Tests.SqlServer;

/// <summary>
/// Checks a T-SQL script without a server: that it parses, and the rules of SQL Server that a parser does not know.
/// Feed it the non-idempotent script: an idempotent one hides its statements in strings.
/// </summary>
internal static class SqlServerScript
{
    /// <summary>What SQL Server would refuse or a row could run into, each as one sentence; empty when all is well.</summary>
    public static IReadOnlyList<string> FindProblems(string script)
    {
        // SQL Server 2022: what a newer one understands beyond that would fail for most ministries.
        var parser = new TSql160Parser(initialQuotedIdentifiers: true);
        var tree = parser.Parse(new StringReader(script), out var errors);
        if (errors.Count > 0)
            return [.. errors.Select(error => $"Line {error.Line}, column {error.Column}: {error.Message}")];

        var schema = new SqlServerSchema();
        tree.Accept(schema);
        return [.. ColumnRules.FindProblems(schema), .. KeyRules.FindProblems(schema), .. CascadeRules.FindProblems(schema)];
    }
}
