using System.Collections.Concurrent;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Publishing;

/// <summary>
/// Everything published, in memory: versions never change, so a page or a case reads its procedure without a query.
/// <see cref="RefreshAsync"/> takes in what was published since, on this node or another.
/// </summary>
public sealed class PublishedCatalog(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, object> contents = new();
    private readonly AsyncLocal<IReadOnlyCollection<PublicationVersion>?> preview = new();
    // By kind, and ready to be handed out: a page asks some hundred times.
    private volatile Dictionary<string, Entry[]> known = [];
    private volatile List<Stamp> stamps = [];

    /// <summary>The version of the content in force on a date, or null: no version means nothing may be done, never that nothing is required.</summary>
    public Published<T>? InForce<T>(string code, DateOnly? on = null) where T : class, IPublishedContent =>
        Find<T>(version => version.Code == code && version.IsInForce(on ?? time.Today())).FirstOrDefault();

    public IEnumerable<Published<T>> AllInForce<T>(DateOnly? on = null) where T : class, IPublishedContent
    {
        var date = on ?? time.Today();
        return Find<T>(version => version.IsInForce(date));
    }

    public Published<T> Version<T>(long id) where T : class, IPublishedContent => Find<T>(version => version.Id == id).Single();

    public IEnumerable<Published<T>> Versions<T>(string code) where T : class, IPublishedContent => Find<T>(version => version.Code == code);

    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        // Versions never change but for their state and end: a glance at those tells whether there is anything to read.
        var stamp = await db.Publications.AsNoTracking().OrderBy(p => p.Id).Select(p => new Stamp(p.Id, p.Version, p.State)).ToListAsync(cancel);
        if (stamp.SequenceEqual(stamps)) return;
        var versions = await db.Publications.AsNoTracking()
            .Where(p => p.State == PublicationState.Published)
            .OrderBy(p => p.Kind).ThenBy(p => p.Code).ThenBy(p => p.Number)
            .ToListAsync(cancel);
        known = versions.GroupBy(version => version.Kind).ToDictionary(kind => kind.Key, kind => kind.Select(version => new Entry(version)).ToArray());
        // Last, so that a reading that broke off is repeated.
        stamps = stamp;
    }

    /// <summary>Until disposed, versions that are being published together count as published, so that they can refer to each other.</summary>
    internal IDisposable Preview(IReadOnlyCollection<PublicationVersion> added)
    {
        var before = preview.Value;
        preview.Value = added;
        return new EndPreview(() => preview.Value = before);
    }

    private IEnumerable<Published<T>> Find<T>(Func<PublicationVersion, bool> match) where T : class, IPublishedContent
    {
        IEnumerable<Entry> entries = known.GetValueOrDefault(T.Kind, []);
        if (preview.Value is { } added) entries = Taking(entries, added.Where(version => version.Kind == T.Kind).ToList());
        foreach (var entry in entries)
            if (match(entry.Version)) yield return entry.As<T>(contents);
    }

    // What is added takes the place of the version it follows.
    private static IEnumerable<Entry> Taking(IEnumerable<Entry> entries, List<PublicationVersion> added) =>
        entries.Where(entry => !added.Exists(next => next.Code == entry.Version.Code)).Concat(added.Select(version => new Entry(version)));

    private sealed class Entry(PublicationVersion version)
    {
        private object? published;

        public PublicationVersion Version => version;

        // Read on first use, and kept over refreshes: the content never changes, its dates may.
        public Published<T> As<T>(ConcurrentDictionary<long, object> contents) where T : class, IPublishedContent => (Published<T>)(published ??=
            new Published<T>(version.Id, version.Number, version.EffectiveFrom, version.EffectiveTo, version.PublishedAt, (T)contents.GetOrAdd(version.Id, static (_, v) => Read<T>(v), version)));

        private static T Read<T>(PublicationVersion version) where T : class, IPublishedContent =>
            JsonSerializer.Deserialize<T>(version.Content, PublishedJson.Options)
            ?? throw new InvalidDataException($"{version.Kind} {version.Code} version {version.Number} is empty");
    }

    private sealed record Stamp(long Id, long Version, PublicationState State);

    private sealed class EndPreview(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
