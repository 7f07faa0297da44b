using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Holds a draft against everything that will be in force on its day.</summary>
public sealed class CheckDraft(BaladiDbContext db, PublishedCatalog catalog, PublicationChecks checks, TimeProvider time)
{
    /// <summary>What stands in the way of publishing it, and remarks. The day itself is among the problems, in the place <c>from</c>.</summary>
    public async Task<IReadOnlyList<PublicationProblem>> RunAsync(PublicationDraft draft, CancellationToken cancel)
    {
        await catalog.RefreshAsync(cancel);
        var versions = await db.Publications.AsNoTracking().Where(version => version.Kind == draft.Kind && version.Code == draft.Code).ToListAsync(cancel);
        var (timeline, today) = (new Timeline(versions), time.Today());
        var day = draft.EffectiveFrom is { } planned && timeline.Obstacle(planned, today) is null ? planned : timeline.Earliest(today);
        var version = PublicationVersion.Publish(draft.Kind, draft.Code, timeline.NextNumber, day, draft.Content, time.GetUtcNow(), by: null);
        PublicationProblem About(Problem problem) => new(draft.Kind, draft.Code, day, problem);
        return
        [
            .. timeline.Obstacle(draft.EffectiveFrom, today) is { } obstacle ? [About(obstacle)] : Array.Empty<PublicationProblem>(),
            .. draft.Why is null ? [About(new("why-required", "why"))] : Array.Empty<PublicationProblem>(),
            .. timeline.Latest is { } latest && PublicationChecks.Normal(draft.Kind, latest.Content) == PublicationChecks.Normal(draft.Kind, draft.Content) ? [About(new("publish-no-change"))] : Array.Empty<PublicationProblem>(),
            .. checks.RunWithConsequences([version]),
        ];
    }
}
