using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Administration.Publications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Administration.Drafts;

/// <summary>Puts the page of a draft together, of whichever kind it is.</summary>
public sealed class DraftPages(BaladiDbContext db, ReadPublications publications, CheckDraft check, ListNames names, TimeProvider time)
{
    /// <summary>Null where it does not exist, or not for this actor.</summary>
    public Task<DraftPage?> FindAsync(string reference, Actor actor, CancellationToken cancel) => FindAsync(reference, actor, isChecked: true, cancel);

    private async Task<DraftPage?> FindAsync(string reference, Actor actor, bool isChecked, CancellationToken cancel)
    {
        if (await publications.FindAsync(reference, actor, cancel) is not { } view) return null;
        var (kind, shape) = (view.Draft.Kind, ContentShapes.Of(view.Draft.Kind));
        if (kind != RequirementDocument.Kind && shape is null) return null;
        var versions = await db.Publications.AsNoTracking().Where(version => version.Kind == kind && version.Code == view.Draft.Code).ToListAsync(cancel);
        var problems = view.Draft.OpenFor is null || !isChecked ? [] : await check.RunAsync(view.Draft, cancel);
        var changes = ContentDifference.Between(kind, view.Before, view.Draft.Content);
        var earliest = new Timeline(versions).Earliest(time.Today());
        return shape is null
            ? new RequirementDraftPage { View = view, Problems = problems, Changes = changes, Earliest = earliest, Document = Read(view.Draft.Content), Before = view.Before is null ? null : Read(view.Before) }
            : new ListDraftPage
            {
                View = view, Problems = problems, Changes = changes, Earliest = earliest, Shape = shape,
                Content = Parse(kind, view.Draft.Content), Before = view.Before is null ? null : Parse(kind, view.Before), Name = names.Of(kind, view.Draft.Code, view.Draft.Content),
            };
    }

    /// <summary>A requirement document that the actor is writing, for a form of it, unchecked; null otherwise: whoever only reads it is not shown the form.</summary>
    public async Task<RequirementDraftPage?> RequirementAsync(string reference, Actor actor, CancellationToken cancel) =>
        await FindAsync(reference, actor, isChecked: false, cancel) is RequirementDraftPage { View.IsWritten: true } page ? page : null;

    /// <summary>The same of a list.</summary>
    public async Task<ListDraftPage?> ListAsync(string reference, Actor actor, CancellationToken cancel) =>
        await FindAsync(reference, actor, isChecked: false, cancel) is ListDraftPage { View.IsWritten: true } page ? page : null;

    private static RequirementDocument Read(string content) => JsonSerializer.Deserialize<RequirementDocument>(content, PublishedJson.Options)!;

    // With everything written out that the content leaves to defaults, so that a field is where it is looked for.
    private static JsonObject Parse(string kind, string content) => JsonNode.Parse(PublicationChecks.Normal(kind, content))!.AsObject();
}
