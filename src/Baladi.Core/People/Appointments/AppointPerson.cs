using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>Gives a person a post.</summary>
/// <param name="LastDay">The last day it is held; null leaves it open.</param>
public sealed record AppointPerson(long PersonId, string? Role, string? Authority, DateOnly? From, DateOnly? LastDay, string? Reason);

public sealed class AppointPersonHandler(BaladiDbContext db, PostGrants grants, Geography geography, StaffMessages messages, SessionClock sessions, TimeProvider time)
{
    /// <summary>
    /// Problems: people-not-yours, appoint-self, person-unverified, person-without-account; beside their fields role-missing,
    /// authority-missing, role-not-yours, those of the dates, words-required; appointment-overlaps, role-incompatible.
    /// </summary>
    public async Task<Outcome<Appointment>> HandleAsync(AppointPerson command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManagePeople)) return Failure.Forbidden(new Problem("people-not-yours"));
        if (await db.People.SingleOrDefaultAsync(p => p.Id == command.PersonId, cancel) is not { } person) return Failure.NotFound;
        if (person.Id == actor.PersonId) return Failure.Forbidden(new Problem("appoint-self"));
        if (!person.IsVerified) return Failure.Forbidden(new Problem("person-unverified"));
        var accounts = await db.Users.Where(a => a.PersonId == person.Id).ToListAsync(cancel);
        if (accounts.Count == 0) return Failure.Forbidden(new Problem("person-without-account"));

        var (today, role, authority) = (time.Today(), grants.Role(command.Role), geography.Authority(command.Authority ?? ""));
        if (Check(command, role, authority, today, actor) is { Count: > 0 } problems) return Failure.Invalid(problems);
        var days = new DateSpan(command.From!.Value, command.LastDay?.AddDays(1));
        if (await ObstacleAsync(person, role!, authority!, days, today, cancel) is { } obstacle) return Failure.Invalid(obstacle);

        var appointment = new Appointment(person.Id, role!.Code, authority!.Id, days.From, days.To);
        db.Appointments.Add(appointment);
        db.AppointmentChanges.Add(new AppointmentChange(appointment, 1, AppointmentChangeKind.Made, null, command.Reason!.Trim(), actor.AccountId!.Value, time.GetUtcNow()));
        // Staff sign in with a second factor, from their first day; what was opened without one does not become theirs.
        foreach (var account in accounts.Where(account => !account.TwoFactorEnabled))
        {
            account.TwoFactorEnabled = true;
            await db.CloseSessionsAsync(account.Id, SessionEnd.FactorsChanged, except: null, sessions.Now, cancel);
        }
        messages.Made(person, accounts[0], role, authority, days);
        await db.SaveChangesAsync(cancel);
        return appointment;
    }

    private List<Problem> Check(AppointPerson command, Role? role, Authority? authority, DateOnly today, Actor actor)
    {
        var problems = new List<Problem>();
        if (role is null) problems.Add(new("role-missing", nameof(command.Role)));
        // What lies outside one's reach does not exist, here as elsewhere.
        if (authority is null || !grants.AuthoritiesOf(actor).Contains(authority)) problems.Add(new("authority-missing", nameof(command.Authority)));
        if (problems.Count == 0 && !PostGrants.May(actor, role!, authority!))
            problems.Add(role!.IsHeldAt(authority!.Kind) ? new("role-not-yours", nameof(command.Role), role.Name) : new("role-not-here", nameof(command.Authority), role.Name, authority.Name));
        problems.AddRange(AppointmentRules.From(command.From, today, nameof(command.From)));
        problems.AddRange(AppointmentRules.LastDay(command.LastDay, command.From ?? today, today, nameof(command.LastDay)));
        problems.AddRange(AppointmentRules.Reason(command.Reason, nameof(command.Reason)));
        return problems;
    }

    private async Task<Problem?> ObstacleAsync(Person person, Role role, Authority authority, DateSpan days, DateOnly today, CancellationToken cancel)
    {
        var others = (await db.Appointments.AsNoTracking().Where(a => a.PersonId == person.Id && (a.To == null || a.To > today)).ToListAsync(cancel)).Where(a => a.Days.Overlaps(days)).ToList();
        if (others.Find(other => other.Role == role.Code && other.AuthorityId == authority.Id) is { } same)
            return same.Days.LastDay is { } last ? new("appointment-overlaps.until", nameof(AppointPerson.Role), last) : new("appointment-overlaps", nameof(AppointPerson.Role), same.From);
        foreach (var other in others)
            if (grants.Role(other.Role) is { } held && !Duties.GoTogether(held.Permissions, role.Permissions)) return new("role-incompatible", nameof(AppointPerson.Role), role.Name, held.Name);
        return null;
    }
}
