using Baladi.Core.Basics;
using Baladi.Core.Calendars;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;

namespace Baladi.Core.Cases;

/// <summary>
/// Keeps the ledger of who holds a case. The authority's promise stands still while the applicant or an outside agency holds it:
/// the due instant then moves by the working time that passed, and the first promise stays on record.
/// </summary>
public sealed class CaseClock(BaladiDbContext db, PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">No working calendar is published: nothing can be promised.</exception>
    public WorkingCalendar Calendar => catalog.AllInForce<WorkingCalendar>().FirstOrDefault()?.Content
        ?? throw new InvalidOperationException("No working calendar is in force.");

    /// <summary>Brings the ledger in line with the open tasks.</summary>
    public void Follow(CaseFile file)
    {
        var now = time.GetUtcNow();
        var holder = HolderOf(file);
        if (file.Running?.Party == holder) return;
        if (file.Running is { } running)
        {
            running.End(now);
            if (running.Party is Party.Applicant or Party.Other or Party.Agency) file.Case.Extend(Calendar.Add(file.Case.DueAt, Calendar.Between(running.From, now)));
        }
        file.Running = holder is { } party ? new ClockSegment(file.Case, party, now) : null;
        if (file.Running is not null) db.ClockSegments.Add(file.Running);
    }

    private Party? HolderOf(CaseFile file)
    {
        if (!file.Case.IsOpen) return null;
        var holders = file.Tasks.Where(task => task.State == TaskState.Open).Select(PartyOf).ToHashSet();
        return holders.Count == 0 ? Party.System : new[] { Party.Authority, Party.Agency, Party.Applicant }.Where(holders.Contains).DefaultIfEmpty(Party.Other).First();
    }

    private Party PartyOf(CaseTask task) => task.Holder switch
    {
        Holder.Staff => geography.PartyOf(task.AuthorityId!.Value),
        Holder.Applicant => Party.Applicant,
        _ => Party.Other,
    };
}
