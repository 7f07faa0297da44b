using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Absences;

/// <summary>Somebody is back before their time, or does not leave after all.</summary>
public sealed record EndAbsence(long AbsenceId);

public sealed class EndAbsenceHandler(BaladiDbContext db, ReadAbsences absences, TimeProvider time)
{
    /// <summary>Problems: as a conflict, absence-over.</summary>
    public async Task<Outcome<Absence>> HandleAsync(EndAbsence command, Actor actor, CancellationToken cancel)
    {
        if (await db.Absences.SingleOrDefaultAsync(a => a.Id == command.AbsenceId, cancel) is not { } absence) return Failure.NotFound;
        if (!absences.MayEnter(await db.Appointments.AsNoTracking().SingleAsync(a => a.Id == absence.AppointmentId, cancel), actor)) return Failure.NotFound;
        if (absence.To <= time.Today()) return Failure.Conflict(new Problem("absence-over"));
        absence.EndOn(time.Today(), actor.AccountId!.Value, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return absence;
    }
}
