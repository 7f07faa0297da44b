using Baladi.Core.Data;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Publications;

/// <summary>A version in the history of a content.</summary>
public sealed record VersionLine(int Number, PublicationState State, DateOnly From, DateOnly? To, DateTimeOffset PublishedAt, string? Why, DateTimeOffset? WithdrawnAt, string? WithdrawnWhy);

/// <summary>What a version changed of the one it followed.</summary>
/// <param name="Before">Null for the first version; then there is no earlier content either.</param>
public sealed record VersionChange(VersionLine Version, VersionLine? Before, string Content, string? Earlier, IReadOnlyList<ItemChange> Changes);

/// <summary>The versions of any content, for everybody: what was withdrawn too, because it was announced.</summary>
public sealed class ReadVersions(BaladiDbContext db)
{
    /// <summary>Newest first; none where there is no such content.</summary>
    public Task<List<VersionLine>> AllAsync(string kind, string code, CancellationToken cancel) =>
        db.Publications.AsNoTracking().Where(version => version.Kind == kind && version.Code == code).OrderByDescending(version => version.Number)
            .Select(version => new VersionLine(version.Number, version.State, version.EffectiveFrom, version.EffectiveTo, version.PublishedAt, version.Why, version.WithdrawnAt, version.WithdrawnWhy)).ToListAsync(cancel);

    /// <summary>The JSON of a version.</summary>
    public Task<string> ContentAsync(string kind, string code, int number, CancellationToken cancel) =>
        db.Publications.AsNoTracking().Where(version => version.Kind == kind && version.Code == code && version.Number == number).Select(version => version.Content).SingleAsync(cancel);

    /// <summary>Null where there is no such version.</summary>
    public async Task<VersionChange?> ChangeAsync(string kind, string code, int number, CancellationToken cancel) =>
        await ChangeAsync(kind, code, number, await AllAsync(kind, code, cancel), cancel);

    /// <param name="versions">All of the content, where they have been read.</param>
    public async Task<VersionChange?> ChangeAsync(string kind, string code, int number, List<VersionLine> versions, CancellationToken cancel)
    {
        if (versions.Find(version => version.Number == number) is not { } version) return null;
        // What was withdrawn was followed by nothing; the one it would have followed is the one that stayed.
        var before = versions.Where(other => other.Number < number && other.State == PublicationState.Published).MaxBy(other => other.Number);
        var (now, earlier) = (await ContentAsync(kind, code, number, cancel), before is null ? null : await ContentAsync(kind, code, before.Number, cancel));
        return new(version, before, now, earlier, ContentDifference.Between(kind, earlier, now));
    }
}
