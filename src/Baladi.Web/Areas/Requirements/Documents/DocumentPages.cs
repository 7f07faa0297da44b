using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>Reads a document, its versions and what changed between them. What was withdrawn stays readable: it was announced.</summary>
public sealed class DocumentPages(BaladiDbContext db, PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    /// <param name="number">The one in force today, where null.</param>
    public async Task<DocumentPage?> FindAsync(string code, int? number, CancellationToken cancel)
    {
        var versions = await VersionsAsync(code, cancel);
        var today = time.Today();
        var current = versions.Find(version => version.State == PublicationState.Published && version.From <= today && (version.To is null || today < version.To));
        var waiting = versions.Find(version => version.State == PublicationState.Published && version.From > today);
        // Announced and not yet in force anywhere: its page shows what is to come.
        var shown = number is null ? current ?? waiting : versions.Find(version => version.Number == number);
        if (shown is null) return null;
        return Page(shown, await ContentAsync(code, shown.Number, cancel), waiting is not null && waiting.Number != shown.Number ? waiting : null);
    }

    /// <summary>A draft as everybody would read it once it is in force.</summary>
    public DocumentPage Preview(RequirementDocument document, DateOnly from, string? why) =>
        Page(new(0, PublicationState.Draft, from, null, time.GetUtcNow(), why, null, null), document, null);

    private DocumentPage Page(VersionLine version, RequirementDocument document, VersionLine? next)
    {
        var today = time.Today();
        var activities = catalog.AllInForce<ActivityList>(today).Select(list => list.Content).ToList();
        return new()
        {
            Version = version,
            Document = document,
            Today = today,
            Next = next,
            Services = [.. document.Scope.Services.Select(service => catalog.InForce<Procedure>(service, today)).OfType<Published<Procedure>>()],
            Sectors = [.. activities.SelectMany(list => list.Groups).Where(group => document.Scope.Groups.Contains(group.Code))],
            Activities = [.. activities.SelectMany(list => list.Items).Where(activity => document.Scope.Activities.Contains(activity.Code))],
            Authorities = [.. document.Scope.Authorities.Select(geography.Authority).OfType<Core.Authorities.Authority>()],
        };
    }

    public async Task<HistoryPage?> HistoryAsync(string code, CancellationToken cancel)
    {
        var versions = await VersionsAsync(code, cancel);
        return versions.Count == 0 ? null : new(code, (await ContentAsync(code, versions[0].Number, cancel)).Title, time.Today(), versions);
    }

    /// <summary>What a version changed of the one it followed.</summary>
    public async Task<ChangesPage?> ChangesAsync(string code, int number, CancellationToken cancel)
    {
        var versions = await VersionsAsync(code, cancel);
        if (versions.Find(version => version.Number == number) is not { } version) return null;
        // What was withdrawn was followed by nothing; the one it would have followed is the one that stayed.
        var before = versions.Where(other => other.Number < number && other.State == PublicationState.Published).MaxBy(other => other.Number);
        var (now, earlier) = (await TextAsync(code, number, cancel), before is null ? null : await TextAsync(code, before.Number, cancel));
        return new(code, Read(now).Title, version, before, ContentDifference.Between(RequirementDocument.Kind, earlier, now), Read(now), earlier is null ? null : Read(earlier));
    }

    /// <summary>Newest first.</summary>
    private Task<List<VersionLine>> VersionsAsync(string code, CancellationToken cancel) =>
        db.Publications.AsNoTracking().Where(version => version.Kind == RequirementDocument.Kind && version.Code == code).OrderByDescending(version => version.Number)
            .Select(version => new VersionLine(version.Number, version.State, version.EffectiveFrom, version.EffectiveTo, version.PublishedAt, version.Why, version.WithdrawnAt, version.WithdrawnWhy)).ToListAsync(cancel);

    private async Task<RequirementDocument> ContentAsync(string code, int number, CancellationToken cancel) =>
        catalog.Versions<RequirementDocument>(code).FirstOrDefault(version => version.Number == number)?.Content ?? Read(await TextAsync(code, number, cancel));

    private Task<string> TextAsync(string code, int number, CancellationToken cancel) =>
        db.Publications.AsNoTracking().Where(version => version.Kind == RequirementDocument.Kind && version.Code == code && version.Number == number).Select(version => version.Content).SingleAsync(cancel);

    private static RequirementDocument Read(string content) => JsonSerializer.Deserialize<RequirementDocument>(content, PublishedJson.Options)!;
}
