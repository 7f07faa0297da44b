using System.Data;
using System.Data.Common;
using Baladi.Core.Audit;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Data.Tests.Audit;

/// <summary>Each column of each audited table: changed behind the system's back, it is found, and the row is named.</summary>
public abstract class ChangedColumnTests(AuditedPortal audited) : PortalTest(audited.Portal)
{
    // One column of each table at a time: their rows are looked at one by one.
    [SkippableFact]
    public async Task Verify_AnyColumnOfAnyAuditedTableChanged_NamesTheRow()
    {
        var columns = await Portal.ReadAsync(db => Task.FromResult(Audited(db).ToDictionary(type => type, type => ColumnsOf(db, type))));
        var missed = new List<string>();
        for (var at = 0; at < columns.Values.Max(list => list.Count); at++)
        {
            var changed = new List<(string Entity, string Column, long Id)>();
            var findings = await Portal.FindingsAfterAsync(async db =>
            {
                foreach (var (entity, list) in columns.Where(pair => at < pair.Value.Count)) changed.Add((entity, list[at], await ChangeAsync(db, entity, list[at])));
            });
            missed.AddRange(from change in changed
                            where !findings.Any(finding => finding.Where.StartsWith($"{change.Entity} {change.Id}", StringComparison.Ordinal))
                            select $"{change.Entity}.{change.Column}");
        }

        Assert.Equal([], missed);
    }

    [SkippableFact]
    public async Task Verify_NothingChanged_FindsNothing()
    {
        var findings = await Portal.FindingsAfterAsync(_ => Task.CompletedTask);

        Assert.Equal([], findings);
    }

    private static List<string> Audited(BaladiDbContext db) => [.. db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsDefined(typeof(AuditedAttribute), inherit: false)).Select(type => type.Name)];

    // The key is the row.
    private static List<string> ColumnsOf(BaladiDbContext db, string entity) => [.. TableOf(db, entity).Columns.Select(column => column.Name).Where(name => name != "Id")];

    /// <summary>Changes the column of the latest row and answers its key.</summary>
    private static async Task<long> ChangeAsync(BaladiDbContext db, string entity, string column)
    {
        var table = TableOf(db, entity);
        var type = table.Columns.Single(c => c.Name == column).PropertyMappings[0].TypeMapping;
        await using var read = Command(db, $"SELECT \"Id\", \"{column}\" FROM \"{table.Name}\" ORDER BY \"Id\" DESC LIMIT 1");
        long id;
        object value;
        await using (var reader = await read.ExecuteReaderAsync(CommandBehavior.SingleRow))
        {
            Assert.True(await reader.ReadAsync(), $"{entity} has no row to change: the scenario has to make one");
            (id, value) = (reader.GetInt64(0), reader.GetValue(1));
        }
        await using var write = Command(db, $"UPDATE \"{table.Name}\" SET \"{column}\" = @value WHERE \"Id\" = {id}");
        var parameter = write.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("value", Other(value, type));
        write.Parameters.Add(parameter);
        Assert.Equal(1, await write.ExecuteNonQueryAsync());
        return id;
    }

    private static object Other(object value, CoreTypeMapping type) => value switch
    {
        // As the engine keeps shapes: its own, or their bytes.
        _ when type.ClrType.IsAssignableTo(typeof(Geometry)) => type.Converter is null ? Elsewhere : Elsewhere.AsBinary(),
        string text => text.Length == 0 ? "x" : text[..^1] + (text[^1] == 'x' ? 'y' : 'x'),
        // A truth value where the engine has none of its own.
        long number when type.ClrType == typeof(bool) => 1 - number,
        long number => number + 1,
        int number => number + 1,
        double number => number + 1,
        decimal number => number + 1,
        bool truth => !truth,
        DateTime instant => instant.AddSeconds(1),
        DateOnly date => date.AddDays(1),
        byte[] bytes => bytes.Length == 0 ? new byte[] { 1 } : bytes.Select((one, at) => at == 0 ? (byte)(one ^ 1) : one).ToArray(),
        DBNull when (type.Converter?.ProviderClrType ?? type.ClrType) is var stored => Some(Nullable.GetUnderlyingType(stored) ?? stored),
        _ => throw new NotSupportedException($"{value.GetType()}"),
    };

    private static readonly Point Elsewhere = new(1, 1) { SRID = 4326 };

    private static object Some(Type stored) =>
        stored == typeof(string) ? "x" : stored == typeof(long) ? 1L : stored == typeof(int) || stored.IsEnum ? 1 : stored == typeof(double) ? 1.0 : stored == typeof(decimal) ? 1m : stored == typeof(bool) ? true
        : stored == typeof(byte[]) ? new byte[] { 1 } : stored == typeof(DateOnly) ? new DateOnly(2026, 1, 1) : stored == typeof(DateTimeOffset) || stored == typeof(DateTime) ? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        : throw new NotSupportedException($"{stored}");

    private static ITable TableOf(BaladiDbContext db, string entity) => db.Model.GetEntityTypes().Single(type => type.ClrType.Name == entity).GetTableMappings().Single().Table as ITable;

    private static DbCommand Command(BaladiDbContext db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, db.Database.CurrentTransaction!.GetDbTransaction());
        return command;
    }

    public sealed class OnSqlite(AuditedPortal<SqlitePortal> audited) : ChangedColumnTests(audited), IClassFixture<AuditedPortal<SqlitePortal>>;

    public sealed class OnPostgreSql(AuditedPortal<PostgreSqlPortal> audited) : ChangedColumnTests(audited), IClassFixture<AuditedPortal<PostgreSqlPortal>>;
}
