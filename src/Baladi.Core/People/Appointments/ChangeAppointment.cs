using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>An appointment that is about to be changed, with what has to be known of it.</summary>
internal sealed record OpenAppointment(Appointment Appointment, Role? Role, Authorities.Authority Authority, Person Person, int Number);

/// <summary>Finds an appointment for whoever may change it, and writes down that they did.</summary>
public sealed class ChangeAppointment(BaladiDbContext db, PostGrants grants, Geography geography, TimeProvider time)
{
    /// <param name="version">The number of the change the page knew of last.</param>
    internal async Task<Outcome<OpenAppointment>> OpenAsync(long id, int version, Actor actor, CancellationToken cancel)
    {
        if (await db.Appointments.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } appointment) return Failure.NotFound;
        var authority = geography.Authority(appointment.AuthorityId);
        if (!actor.May(Permission.ManagePeople, authority.Path)) return Failure.NotFound;
        if (appointment.PersonId == actor.PersonId) return Failure.Forbidden(new Problem("appoint-self"));
        // A role that is no longer published gives nothing: whoever manages people there may end it.
        var role = grants.Role(appointment.Role);
        if (role is not null && !PostGrants.May(actor, role with { At = [] }, authority)) return Failure.Forbidden(new Problem("role-not-yours", "", role.Name));
        var last = await db.AppointmentChanges.AsNoTracking().Where(c => c.AppointmentId == id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        if ((last?.Number ?? 0) != version) return await ExplainAsync(id, cancel);
        if (appointment.To <= time.Today()) return Failure.Conflict(new Problem("appointment-over", "", appointment.To!.Value.AddDays(-1)));
        return new OpenAppointment(appointment, role, authority, await db.People.SingleAsync(p => p.Id == appointment.PersonId, cancel), (last?.Number ?? 0) + 1);
    }

    internal void Note(OpenAppointment open, AppointmentChangeKind kind, DateOnly? before, string reason, Actor actor) =>
        db.AppointmentChanges.Add(new AppointmentChange(open.Appointment, open.Number, kind, before, reason.Trim(), actor.AccountId!.Value, time.GetUtcNow()));

    /// <summary>Null where it was written; otherwise what somebody else did in the same moment.</summary>
    internal async Task<Failure?> SaveAsync(OpenAppointment open, CancellationToken cancel)
    {
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ExplainAsync(open.Appointment.Id, cancel);
        }
        return null;
    }

    private async Task<Failure> ExplainAsync(long id, CancellationToken cancel)
    {
        var last = await (from change in db.AppointmentChanges
                          where change.AppointmentId == id
                          orderby change.Number descending
                          join account in db.Users on change.ByAccountId equals account.Id
                          join person in db.People on account.PersonId equals person.Id
                          select new { change.Kind, change.At, person.Name }).AsNoTracking().FirstOrDefaultAsync(cancel);
        return last is null ? Failure.Conflict(new Problem("appointment-changed")) : Failure.Conflict(new Problem("appointment-changed-by", "", last.Name, last.Kind, last.At));
    }
}
