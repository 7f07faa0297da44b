using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Violations;

/// <summary>A violation on record of a license.</summary>
/// <param name="Text">As the schedule in force then named it.</param>
public sealed record RecordedViolation(Violation Violation, LocalizedText Text, string Reference);

/// <summary>What is on record of a license, newest first, as far as its cases are the reader's to see.</summary>
public sealed class ReadViolations(BaladiDbContext db, CaseAccess access, ViolationNames names)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<RecordedViolation>> OfAsync(long subjectId, Actor actor, CancellationToken cancel)
    {
        var found = await (from violation in db.Violations.AsNoTracking()
                           where violation.SubjectId == subjectId
                           join @case in access.VisibleTo(actor) on violation.CaseId equals @case.Id
                           orderby violation.At descending, violation.Id descending
                           select new { violation, @case.Reference }).Take(Most).ToListAsync(cancel);
        if (found.Count == 0) return [];
        var cases = found.Select(row => row.violation.CaseId).Distinct().ToList();
        var pins = await db.CasePins.AsNoTracking().Where(pin => cases.Contains(pin.CaseId) && pin.Kind == FeeSchedule.Kind).ToListAsync(cancel);
        return [.. found.Select(row => new RecordedViolation(row.violation, names.NameOf(pins.Where(pin => pin.CaseId == row.violation.CaseId), row.violation.Code), row.Reference))];
    }
}
