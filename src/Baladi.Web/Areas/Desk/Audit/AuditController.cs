using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Desk.Audit;

/// <summary>The audit trail of a case: what happened, who was kept from it, who looked in an emergency, and whether the chain is whole.</summary>
[Route("desk/cases/{reference}/audit"), Authorize(Policy = Policies.Audit)]
public sealed class AuditController(CurrentActor current, ReadCase reader, CaseAccess access, VerifyAudit verify, Histories histories, BaladiDbContext db) : DeskController(current)
{
    [HttpGet("", Name = Routes.DeskAudit)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        if (Reference.Parse(reference) is not { } parsed || await reader.FindAsync(parsed, Actor, cancel) is not { } view) return NotFound();
        var id = view.Case.Id;
        var attempts = await access.Parts<ConflictAttempt>(Actor).AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.Id).ToListAsync(cancel);
        var emergencies = await access.Parts<EmergencyAccess>(Actor).AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancel);
        var accounts = attempts.Select(a => a.AccountId).Concat(emergencies.Select(e => e.AccountId)).Distinct().ToList();
        return View(new AuditPage
        {
            View = view,
            History = [.. histories.Of(view).Reverse()],
            Stream = await verify.ReadAsync(AuditedAttribute.Case, id, cancel),
            Attempts = attempts,
            Emergencies = emergencies,
            Names = await (from account in db.Users
                           join person in db.People on account.PersonId equals person.Id
                           where accounts.Contains(account.Id)
                           select new { account.Id, person.Name }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel),
        });
    }
}

public sealed record AuditPage
{
    public required CaseView View { get; init; }
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<HistoryItem> History { get; init; }
    public required AuditedStream Stream { get; init; }
    public required IReadOnlyList<ConflictAttempt> Attempts { get; init; }
    public required IReadOnlyList<EmergencyAccess> Emergencies { get; init; }
    public required IReadOnlyDictionary<long, LocalizedText> Names { get; init; }

    /// <summary>What an entry wrote, as kinds of rows and how many of each: keys and digests say nothing to a reader.</summary>
    public static IEnumerable<(string Entity, int Count)> RowsOf(AuditEntry entry) =>
        entry.Manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries).GroupBy(line => line.Split(' ')[0]).Select(group => (group.Key, group.Count()));
}
