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
    private readonly AsyncLocal<Previewed?> preview = new();
    // By kind, and ready to be handed out: a page asks some hundred times.
    private volatile Dictionary<string, Entry[]> known = [];
    private volatile List<Stamp> stamps = [];
    private int taken;

    /// <summary>The version of the content in force on a date, or null: no version means nothing may be done, never that nothing is required.</summary>
    public Published<T>? InForce<T>(string code, DateOnly? on = null) where T : class, IPublishedContent =>
        Find<T>(version => version.Code == code && version.IsInForce(on ?? Today)).FirstOrDefault();

    public IEnumerable<Published<T>> AllInForce<T>(DateOnly? on = null) where T : class, IPublishedContent
    {
        var date = on ?? Today;
        return Find<T>(version => version.IsInForce(date));
    }

    public Published<T> Version<T>(long id) where T : class, IPublishedContent => Find<T>(version => version.Id == id).Single();

    public IEnumerable<Published<T>> AllVersions<T>() where T : class, IPublishedContent => Find<T>(_ => true);

    public IEnumerable<Published<T>> Versions<T>(string code) where T : class, IPublishedContent => Find<T>(version => version.Code == code);

    /// <summary>Every published version of a kind, for whoever lists them without reading them.</summary>
    public IReadOnlyList<PublicationVersion> VersionsOf(string kind) => [.. Entries(kind).Select(entry => entry.Version)];

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
        Interlocked.Increment(ref taken);
    }

    /// <summary>Another object each time something was taken in, for what is worked out of the whole; null while versions are previewed.</summary>
    public object? Edition => preview.Value is null ? stamps : null;

    /// <summary>How often something was taken in on this node: a page that was kept before that may say what no longer holds.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>Whether a version of any kind of content is in force.</summary>
    public bool IsInForce(string kind, string code, DateOnly? on = null) => Entries(kind).Any(entry => entry.Version.Code == code && entry.Version.IsInForce(on ?? Today));

    /// <summary>Every kind and code that has a version in force on the day.</summary>
    internal IReadOnlyList<(string Kind, string Code)> NamesInForce(DateOnly on) => [.. known.Values.SelectMany(entries => entries).Select(entry => entry.Version).Where(version => version.IsInForce(on)).Select(version => (version.Kind, version.Code))];

    /// <summary>The version that one followed, as if nothing had; null where it was the first.</summary>
    internal PublicationVersion? Before(PublicationVersion version) =>
        known.GetValueOrDefault(version.Kind, []).Select(entry => entry.Version).Where(other => other.Code == version.Code && other.EffectiveFrom < version.EffectiveFrom).MaxBy(other => other.EffectiveFrom) is { } before
            ? PublicationVersion.Publish(before.Kind, before.Code, before.Number, before.EffectiveFrom, before.Content, before.PublishedAt, before.PublishedByAccountId) : null;

    /// <summary>The days after one on which a published version takes over.</summary>
    internal IReadOnlyList<DateOnly> ChangesAfter(DateOnly day) => [.. known.Values.SelectMany(entries => entries).Select(entry => entry.Version.EffectiveFrom).Where(from => from > day).Distinct().Order()];

    /// <summary>Until disposed, versions that are being published together count as published, so that they can refer to each other.</summary>
    /// <param name="on">The day that counts as today; the present one, where it is not said.</param>
    /// <param name="without">A content whose versions do not count, but for those that are added.</param>
    internal IDisposable Preview(IReadOnlyCollection<PublicationVersion> added, DateOnly? on = null, (string Kind, string Code)? without = null)
    {
        var before = preview.Value;
        preview.Value = new(added, on, without);
        return new EndPreview(() => preview.Value = before);
    }

    private DateOnly Today => preview.Value?.On ?? time.Today();

    private IEnumerable<Published<T>> Find<T>(Func<PublicationVersion, bool> match) where T : class, IPublishedContent
    {
        foreach (var entry in Entries(T.Kind))
            if (match(entry.Version)) yield return entry.As<T>(contents);
    }

    private IEnumerable<Entry> Entries(string kind)
    {
        IEnumerable<Entry> entries = known.GetValueOrDefault(kind, []);
        return preview.Value is { } previewed ? Taking(entries.Where(entry => previewed.Without != (kind, entry.Version.Code)), previewed.Added.Where(version => version.Kind == kind).ToList()) : entries;
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

    private sealed record Previewed(IReadOnlyCollection<PublicationVersion> Added, DateOnly? On, (string Kind, string Code)? Without);

    private sealed record Stamp(long Id, long Version, PublicationState State);

    private sealed class EndPreview(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
