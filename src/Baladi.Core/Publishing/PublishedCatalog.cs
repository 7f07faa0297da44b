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
    private volatile PublicationVersion[] versions = [];
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
        stamps = stamp;
        versions = await db.Publications.AsNoTracking()
            .Where(p => p.State == PublicationState.Published)
            .OrderBy(p => p.Kind).ThenBy(p => p.Code).ThenBy(p => p.Number)
            .ToArrayAsync(cancel);
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
        foreach (var version in preview.Value is { } added ? Taking(versions, added) : versions)
            if (version.Kind == T.Kind && match(version))
                yield return new(version.Id, version.Number, version.EffectiveFrom, version.EffectiveTo, version.PublishedAt,
                    (T)contents.GetOrAdd(version.Id, static (_, v) => Read<T>(v), version));
    }

    // What is added takes the place of the version it follows.
    private static IEnumerable<PublicationVersion> Taking(PublicationVersion[] versions, IReadOnlyCollection<PublicationVersion> added) =>
        versions.Where(version => !added.Any(next => next.Kind == version.Kind && next.Code == version.Code)).Concat(added);

    private static T Read<T>(PublicationVersion version) where T : class, IPublishedContent =>
        JsonSerializer.Deserialize<T>(version.Content, PublishedJson.Options)
        ?? throw new InvalidDataException($"{version.Kind} {version.Code} version {version.Number} is empty");

    private sealed record Stamp(long Id, long Version, PublicationState State);

    private sealed class EndPreview(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
