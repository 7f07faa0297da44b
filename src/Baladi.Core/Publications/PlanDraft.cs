using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Says from which day a draft shall be in force, and why it changes what was before.</summary>
[Needs(Assurance.Verified)]
public sealed record PlanDraft(string Reference, DateOnly? From, string? Why, long Version);

public sealed class PlanDraftHandler(BaladiDbContext db, OpenDrafts drafts, TimeProvider time)
{
    /// <summary>Problems: those of <see cref="OpenDrafts"/>; those of <see cref="Timeline.Obstacle"/>, beside <c>From</c>; why-required, reason-too-long beside <c>Why</c>.</summary>
    public async Task<Outcome<PublicationDraft>> HandleAsync(PlanDraft command, Actor actor, CancellationToken cancel)
    {
        var found = await drafts.ToWriteAsync<PlanDraft>(command.Reference, command.Version, actor, cancel);
        if (found.Value is not { } draft) return found;
        var why = command.Why?.Trim() is { Length: > 0 } said ? said : null;
        var versions = await db.Publications.AsNoTracking().Where(version => version.Kind == draft.Kind && version.Code == draft.Code).ToListAsync(cancel);
        var problems = new List<Problem>();
        if (new Timeline(versions).Obstacle(command.From, time.Today()) is { } date) problems.Add(date with { Field = nameof(command.From) });
        if (why is null) problems.Add(new("why-required", nameof(command.Why)));
        if (why?.Length > PublicationDraft.WhyLength) problems.Add(new("reason-too-long", nameof(command.Why), PublicationDraft.WhyLength));
        if (problems.Count > 0) return Failure.Invalid(problems);
        if (draft.EffectiveFrom == command.From && draft.Why == why) return draft;
        draft.Plan(command.From, why, time.GetUtcNow());
        drafts.Note(draft, PublicationEventKind.Planned, actor, reason: why);
        return await drafts.SaveAsync(draft, cancel);
    }
}
