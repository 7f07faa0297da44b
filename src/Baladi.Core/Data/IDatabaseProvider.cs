using System.Data;
using System.Data.Common;
using System.Text;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Data;

/// <summary>A feature as it is stored: texts in UTF-8, attributes as JSON, the shape as little-endian WKB. The bytes are gone when it returns.</summary>
public delegate void FeatureRow(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nameAr, ReadOnlySpan<byte> nameEn, ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> shape);

/// <summary>Everything in which the three databases differ. Implemented once in each Baladi.Data.* project.</summary>
public interface IDatabaseProvider
{
    /// <summary>Sqlite, SqlServer or PostgreSql, as in the setting Database:Provider.</summary>
    string Name { get; }

    void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Conversions of whole types: times and civil dates as the engine can order them.</summary>
    void ConfigureConventions(ModelConfigurationBuilder conventions);

    /// <summary>Column types that the engine needs, spatial ones above all.</summary>
    void ConfigureModel(ModelBuilder model);

    /// <summary>Whether the error says that a unique index already holds the value.</summary>
    bool IsUniqueViolation(DbException error);

    /// <summary>Whether the error says that another transaction was in the way and the same work may succeed now.</summary>
    bool IsTransient(DbException error);

    /// <summary>Carries out work that writes in a transaction of its own, which is durable when this returns.</summary>
    async Task<T> WriteAsync<T>(BaladiDbContext db, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await work(cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Begins a transaction that reads the database as it is now, whatever others write meanwhile.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(BaladiDbContext db, CancellationToken cancel) => db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>Writes the database, as the snapshot of this context sees it, into a new file, while others work in it.</summary>
    /// <exception cref="Backups.BackupException">The engine has its own tools for this, or they are missing or failed.</exception>
    Task BackUpAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel);

    /// <summary>Fills the configured database, which is empty or not there yet, from what <see cref="BackUpAsync"/> wrote: wholly or not at all.</summary>
    /// <exception cref="Backups.BackupException">As above.</exception>
    Task RestoreAsync(BaladiDbContext db, string file, IProgress<(long Done, long Total)>? progress, CancellationToken cancel);

    /// <summary>
    /// Carries out work that writes many times the rows that are there, in the way the engine does that best. For trial volume on a
    /// database nobody else uses: one whose loading broke off is thrown away.
    /// </summary>
    Task LoadAsync(BaladiDbContext db, Func<Task> load, CancellationToken cancel) => load();

    /// <summary>Lets the engine learn how its tables are filled, where it does not do so by itself: what is quick in a small database may not be in a large one.</summary>
    Task LearnAsync(BaladiDbContext db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The features of a range of tiers whose envelope meets this one, by the spatial index of the engine. What meets exactly is decided by the caller.</summary>
    IQueryable<MapFeature> Meeting(BaladiDbContext db, MapTier tier, Envelope box);

    /// <summary>
    /// Reads the same for a tile, as bytes and without keeping any: names that are not there are empty. It may answer some whose envelope only nearly meets the box.
    /// </summary>
    async Task ReadMeetingAsync(BaladiDbContext db, MapTier tier, Envelope box, FeatureRow row, CancellationToken cancel)
    {
        await foreach (var feature in Meeting(db, tier, box).AsNoTracking().Select(feature => new { feature.Key, feature.NameAr, feature.NameEn, feature.Attributes, feature.Shape }).AsAsyncEnumerable().WithCancellation(cancel))
            row(Encoding.UTF8.GetBytes(feature.Key), Encoding.UTF8.GetBytes(feature.NameAr ?? ""), Encoding.UTF8.GetBytes(feature.NameEn ?? ""), Encoding.UTF8.GetBytes(feature.Attributes), feature.Shape.AsBinary());
    }

    /// <summary>Inserts many rows of one entity in the fastest way of the engine, as part of <see cref="WriteAsync"/>; keys are set by the caller.</summary>
    Task BulkInsertAsync<T>(BaladiDbContext db, IEnumerable<T> rows, CancellationToken cancel) where T : class;
}
