using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Begins an application for a service.</summary>
public sealed record StartDraft(string ServiceCode);

public sealed class StartDraftHandler(BaladiDbContext db, OwnDrafts drafts, PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>More open drafts than this is a mistake or an abuse.</summary>
    public const int MaxOpen = 50;

    /// <returns>The reference of the draft. Problems: service-not-offered, too-many-drafts.</returns>
    public async Task<Outcome<string>> HandleAsync(StartDraft command, Actor actor, CancellationToken cancel)
    {
        if (!actor.IsSignedIn) return Failure.Forbidden(new Problem("sign-in-first"));
        if (catalog.InForce<Procedure>(command.ServiceCode) is not { } procedure) return Failure.NotFound;
        if (await drafts.Of(actor).CountAsync(d => d.SubmittedCaseId == null, cancel) >= MaxOpen) return Failure.Invalid(new Problem("too-many-drafts", "", MaxOpen));

        var draft = new Draft(command.ServiceCode, procedure.Number, actor.AccountId!.Value, time.GetUtcNow());
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(cancel);
        return draft.Reference;
    }
}
