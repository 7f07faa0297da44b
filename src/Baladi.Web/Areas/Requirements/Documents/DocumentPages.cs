using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publications;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>Reads a document, its versions and what changed between them. What was withdrawn stays readable: it was announced.</summary>
public sealed class DocumentPages(ReadVersions versions, PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    /// <param name="number">The one in force today, where null.</param>
    public async Task<DocumentPage?> FindAsync(string code, int? number, CancellationToken cancel)
    {
        var all = await versions.AllAsync(RequirementDocument.Kind, code, cancel);
        var today = time.Today();
        var current = all.Find(version => version.State == PublicationState.Published && version.From <= today && (version.To is null || today < version.To));
        var waiting = all.Find(version => version.State == PublicationState.Published && version.From > today);
        // Announced and not yet in force anywhere: its page shows what is to come.
        var shown = number is null ? current ?? waiting : all.Find(version => version.Number == number);
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
        var all = await versions.AllAsync(RequirementDocument.Kind, code, cancel);
        return all.Count == 0 ? null : new(code, (await ContentAsync(code, all[0].Number, cancel)).Title, time.Today(), all);
    }

    /// <summary>What a version changed of the one it followed.</summary>
    public async Task<ChangesPage?> ChangesAsync(string code, int number, CancellationToken cancel) =>
        await versions.ChangeAsync(RequirementDocument.Kind, code, number, cancel) is { } change
            ? new(code, Read(change.Content).Title, change.Version, change.Before, change.Changes, Read(change.Content), change.Earlier is null ? null : Read(change.Earlier)) : null;

    private async Task<RequirementDocument> ContentAsync(string code, int number, CancellationToken cancel) =>
        catalog.Versions<RequirementDocument>(code).FirstOrDefault(version => version.Number == number)?.Content ?? Read(await versions.ContentAsync(RequirementDocument.Kind, code, number, cancel));

    private static RequirementDocument Read(string content) => JsonSerializer.Deserialize<RequirementDocument>(content, PublishedJson.Options)!;
}
