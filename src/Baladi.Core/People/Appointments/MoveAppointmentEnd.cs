using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>Sets, moves or takes away the last day of an appointment.</summary>
/// <param name="Version">The number of the change the page knew of last.</param>
public sealed record MoveAppointmentEnd(long AppointmentId, DateOnly? LastDay, string? Reason, int Version);

public sealed class MoveAppointmentEndHandler(BaladiDbContext db, ChangeAppointment change, StaffMessages messages, TimeProvider time)
{
    /// <summary>Problems: appoint-self, role-not-yours; those of the last day, words-required, end-unchanged, appointment-overlaps.until; as a conflict, appointment-over, appointment-changed-by.</summary>
    public async Task<Outcome<Appointment>> HandleAsync(MoveAppointmentEnd command, Actor actor, CancellationToken cancel)
    {
        var opened = await change.OpenAsync(command.AppointmentId, command.Version, actor, cancel);
        if (opened.Value is not { } open) return new Failure(opened.Kind, opened.Problems);
        var (appointment, today) = (open.Appointment, time.Today());
        List<Problem> problems = [.. AppointmentRules.LastDay(command.LastDay, appointment.From, today, nameof(command.LastDay)), .. AppointmentRules.Reason(command.Reason, nameof(command.Reason))];
        if (problems.Count > 0) return Failure.Invalid(problems);
        var to = command.LastDay?.AddDays(1);
        if (to == appointment.To) problems.Add(new("end-unchanged", nameof(command.LastDay)));
        if (problems.Count == 0 && await OverlapAsync(appointment, to, cancel) is { } overlap) problems.Add(overlap);
        if (problems.Count > 0) return Failure.Invalid(problems);

        var before = appointment.To;
        appointment.MoveEnd(to);
        change.Note(open, AppointmentChangeKind.EndMoved, before, command.Reason!, actor);
        await messages.EndMovedAsync(open, cancel);
        return await change.SaveAsync(open, cancel) is { } failed ? failed : appointment;
    }

    // The same post given anew from a later day.
    private async Task<Problem?> OverlapAsync(Appointment appointment, DateOnly? to, CancellationToken cancel)
    {
        var days = new DateSpan(appointment.From, to);
        var others = await db.Appointments.AsNoTracking().Where(a => a.PersonId == appointment.PersonId && a.Role == appointment.Role && a.AuthorityId == appointment.AuthorityId && a.Id != appointment.Id).ToListAsync(cancel);
        return others.Find(other => other.Days.Overlaps(days)) is { } overlap ? new("appointment-overlaps", nameof(MoveAppointmentEnd.LastDay), overlap.From) : null;
    }
}
