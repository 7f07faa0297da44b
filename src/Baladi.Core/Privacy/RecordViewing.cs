using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy;

/// <summary>A case, or the license that came of it, is about to be shown to the actor.</summary>
/// <param name="Reference">Of the case; null where a license is shown by its number.</param>
/// <param name="Subject">The document; 0 for the case or license itself.</param>
public sealed record RecordViewing(string? Reference, string? LicenseNumber, ViewedThing What, long Subject = 0);

public sealed class RecordViewingHandler(BaladiDbContext db, CaseAccess access, TimeProvider time)
{
    /// <returns>Whether it was written down now: parties look at their own, and a look is recorded once an hour.</returns>
    public async Task<bool> HandleAsync(RecordViewing command, Actor actor, CancellationToken cancel)
    {
        if (!actor.IsStaff) return false;
        var (account, now) = (actor.AccountId!.Value, time.GetUtcNow());
        var (what, subject, hour) = (command.What, command.Subject, Viewing.HourOf(now));
        var cases = access.VisibleTo(actor).AsNoTracking();
        cases = command.LicenseNumber is { } number
            ? cases.Where(c => db.Licenses.Any(l => l.Number == number && l.CaseId == c.Id))
            : cases.Where(c => c.Reference == command.Reference);
        var shown = await cases.Select(c => new
        {
            Case = c,
            Known = db.Viewings.Any(v => v.CaseId == c.Id && v.ViewerAccountId == account && v.What == what && v.Subject == subject && v.Hour == hour),
            InEmergency = db.EmergencyAccesses.Any(opened => opened.CaseId == c.Id && opened.AccountId == account && now < opened.EndsAt),
        }).SingleOrDefaultAsync(cancel);
        if (shown is null or { Known: true } || CaseAccess.IsParty(actor, shown.Case)) return false;

        var post = PostOver(shown.Case, actor);
        db.Add(new Viewing(shown.Case, actor, post ?? actor.Roles[0], post is null && shown.InEmergency, what, subject, now));
        try { await db.SaveChangesAsync(cancel); }
        // The same look, recorded by another request in this moment.
        catch (DbUpdateConcurrencyException) { return false; }
        return true;
    }

    private static HeldRole? PostOver(Case @case, Actor actor)
    {
        var posts = actor.Roles.Where(role => role.Permissions.Contains(Permission.ReadCases) || role.Permissions.Contains(Permission.Audit)).ToList();
        return posts.Find(post => @case.AuthorityPath.StartsWith(post.AuthorityPath, StringComparison.Ordinal));
    }
}
