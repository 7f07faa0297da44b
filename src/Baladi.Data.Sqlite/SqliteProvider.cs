using System.Data.Common;
using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetTopologySuite.Geometries;
using IDbContextTransaction = Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction;

namespace Baladi.Data.Sqlite;

/// <summary>The embedded default: one file, one writer at a time, write-ahead log.</summary>
public sealed class SqliteProvider : IDatabaseProvider, IDisposable
{
    private readonly SqliteWriter writer = new();
    private readonly SqliteConnections connections = new();

    public string Name => "Sqlite";

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
        .AddInterceptors(connections, SqliteConnections.Statements);

    public void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite compares texts and numbers only: instants are kept as microseconds since 1970, which order.
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        conventions.Properties<Geometry>().HaveConversion<WellKnownBinaryConverter<Geometry>>();
        conventions.Properties<Point>().HaveConversion<WellKnownBinaryConverter<Point>>();
    }

    public void ConfigureModel(ModelBuilder model)
    {
    }

    public bool IsUniqueViolation(DbException error) => error is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    public bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: 5 or 6 };

    public Task<T> WriteAsync<T>(BaladiDbContext db, Func<CancellationToken, Task<T>> work, CancellationToken cancel) => writer.WriteAsync(db, work, cancel);

    // Deferred: it reads what was written before its first question, and keeps nobody from writing.
    public async Task<IDbContextTransaction> BeginSnapshotAsync(BaladiDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return (await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel))!;
    }

    // Each row of a large load would change pages all over the indexes, which then are written again and again: they are built once, at the end.
    // Those that follow the keys of cases grow at their end only and stay.
    public async Task LoadAsync(BaladiDbContext db, Func<Task> load, CancellationToken cancel)
    {
        var indexes = await db.Database.SqlQuery<Index>($"SELECT name AS Name, sql AS Definition FROM sqlite_master WHERE type = 'index' AND sql NOT NULL AND sql NOT LIKE '%(\"CaseId\"%'").ToListAsync(cancel);
        await ExecuteAsync(indexes.Select(index => $"DROP INDEX \"{index.Name}\""));
        try { await load(); }
        finally { await ExecuteAsync(indexes.Select(index => index.Definition)); }

        Task<bool> ExecuteAsync(IEnumerable<string> statements) => WriteAsync(db, async _ =>
        {
            foreach (var statement in statements) await db.Database.ExecuteSqlRawAsync(statement, CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }

    // A glance at some hundred rows of each index: without it, tasks of one case were looked for among all open ones.
    public IQueryable<MapFeature> Meeting(BaladiDbContext db, MapTier tier, Envelope box) => FeatureIndex.Meeting(db, tier, box);

    public async Task ReadMeetingAsync(BaladiDbContext db, MapTier tier, Envelope box, FeatureRow row, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try { FeatureIndex.Read((SqliteConnection)db.Database.GetDbConnection(), tier, box, row, cancel); }
        finally { await db.Database.CloseConnectionAsync(); }
    }

    public async Task LearnAsync(BaladiDbContext db, CancellationToken cancel)
    {
        await WriteAsync(db, async cancel => await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=400; ANALYZE;", cancel), cancel);
        // A connection reads it when it is opened.
        connections.Renew();
    }

    public Task BackUpAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel) =>
        Task.Run(() => SqliteBackup.Write((SqliteConnection)db.Database.GetDbConnection(), file, progress, cancel), cancel);

    public Task RestoreAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel)
    {
        // Connections that are open still would go on with the file that is not there any more.
        connections.Renew();
        return Task.Run(() => SqliteBackup.Read(file, new SqliteConnectionStringBuilder(db.Database.GetConnectionString()!).DataSource, progress, cancel), cancel);
    }

    public Task BulkInsertAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        SqliteBulkInsert.Run(writer, db, rows);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        writer.Dispose();
        connections.Dispose();
    }

    private sealed record Index(string Name, string Definition);

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        microseconds => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + microseconds * 10, TimeSpan.Zero));
}
