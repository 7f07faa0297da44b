using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Baladi.Data.Tests.SqlServer;

/// <summary>Error 1785: one deletion may reach a table by one way only, and never the table it began in.</summary>
internal static class CascadeRules
{
    public static IEnumerable<string> FindProblems(SqlServerSchema schema)
    {
        var acting = schema.ForeignKeys
            .Where(key => key.OnDelete is DeleteUpdateAction.Cascade or DeleteUpdateAction.SetNull or DeleteUpdateAction.SetDefault)
            .ToLookup(key => key.Principal);

        foreach (var start in acting.Select(group => group.Key))
        {
            var ways = new List<ForeignKey[]>();
            Follow(acting, start, [], ways);
            foreach (var circle in ways.Where(way => way[^1].Table == start))
                yield return $"Deleting from {start} comes back to {start}: {Describe(circle)}";
            foreach (var group in ways.Where(way => way[^1].Table != start).GroupBy(way => way[^1].Table).Where(group => group.Count() > 1))
                yield return $"Deleting from {start} reaches {group.Key} by {group.Count()} ways: {string.Join("; ", group.Select(Describe))}";
        }
    }

    /// <summary>Every way a deletion takes from the table; setting null or a default ends it, because it deletes nothing.</summary>
    private static void Follow(ILookup<string, ForeignKey> acting, string table, ForeignKey[] way, List<ForeignKey[]> ways)
    {
        foreach (var key in acting[table].Where(key => !way.Contains(key)))
        {
            ForeignKey[] longer = [.. way, key];
            ways.Add(longer);
            if (key.OnDelete is DeleteUpdateAction.Cascade) Follow(acting, key.Table, longer, ways);
        }
    }

    private static string Describe(ForeignKey[] way) => string.Join(" → ", way.Select(key => key.Name));
}
