using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Begins an application for a service.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record StartDraft(string ServiceCode);

public sealed class StartDraftHandler(BaladiDbContext db, OwnDrafts drafts, PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>More open drafts than this is a mistake or an abuse.</summary>
    public const int MaxOpen = 50;

    /// <returns>The reference of the draft. Problems: too-many-drafts; service-not-delegated, where the actor acts for another in some services only.</returns>
    public async Task<Outcome<string>> HandleAsync(StartDraft command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<StartDraft>() is { } gap) return Failure.Forbidden(gap);
        if (catalog.InForce<Procedure>(command.ServiceCode) is not { } procedure) return Failure.NotFound;
        if (actor.ActingFor?.Covers(command.ServiceCode) == false) return Failure.Forbidden(new Problem("service-not-delegated"));
        if (await drafts.Of(actor).CountAsync(d => d.SubmittedCaseId == null, cancel) >= MaxOpen) return Failure.Invalid(new Problem("too-many-drafts", "", MaxOpen));

        var draft = new Draft(command.ServiceCode, procedure.Number, actor.AccountId!.Value, time.GetUtcNow(), actor.ActingFor);
        db.Drafts.Add(draft);
        if (actor.ActingFor?.GrantorPersonId is { } grantor) db.Add(new PersonEvent(grantor, PersonEventKind.ApplicationBegun, actor, time.GetUtcNow(), draft.Reference));
        await db.SaveChangesAsync(cancel);
        return draft.Reference;
    }
}
