using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Absences;

/// <summary>Says that somebody is away from a post, and who stands in.</summary>
/// <param name="SubstitutePersonId">A colleague in the same role at the same authority; null where nobody stands in.</param>
public sealed record EnterAbsence(long AppointmentId, DateOnly? From, DateOnly? LastDay, long? SubstitutePersonId);

public sealed class EnterAbsenceHandler(BaladiDbContext db, ReadAbsences absences, StaffMessages messages, TimeProvider time)
{
    public const int MostDays = 366;

    /// <summary>Problems: beside their fields required.date, date-too-early, date-too-late, absence-outside-post, absence-overlaps, substitute-unfit, substitute-away.</summary>
    public async Task<Outcome<Absence>> HandleAsync(EnterAbsence command, Actor actor, CancellationToken cancel)
    {
        if (await db.Appointments.SingleOrDefaultAsync(a => a.Id == command.AppointmentId, cancel) is not { } post || !absences.MayEnter(post, actor)) return Failure.NotFound;
        var today = time.Today();
        if (Check(command, post, today) is { Count: > 0 } problems) return Failure.Invalid(problems);
        var days = new DateSpan(command.From!.Value, command.LastDay!.Value.AddDays(1));
        if (await ObstacleAsync(command, post, days, cancel) is { } obstacle) return Failure.Invalid(obstacle);

        var absence = new Absence(post, days, command.SubstitutePersonId, actor.AccountId!.Value, time.GetUtcNow());
        db.Absences.Add(absence);
        // Two who enter the same days at the same moment both write the person's audit entry: one of them is told.
        await db.AuditHeads.FindAsync([Audit.AuditedAttribute.Person, post.PersonId], cancel);
        if (command.SubstitutePersonId is { } substitute) await messages.SubstituteAsync(post, substitute, days, cancel);
        if (post.PersonId != actor.PersonId) await messages.AwayAsync(post, days, cancel);
        await db.SaveChangesAsync(cancel);
        return absence;
    }

    private static List<Problem> Check(EnterAbsence command, Appointment post, DateOnly today)
    {
        var problems = new List<Problem>();
        if (command.From is not { } from) problems.Add(new("required.date", nameof(command.From)));
        else if (from < today) problems.Add(new("date-too-early", nameof(command.From), today));
        else if (!post.Days.Contains(from)) problems.Add(new("absence-outside-post", nameof(command.From)));
        var first = command.From ?? today;
        if (command.LastDay is not { } last) problems.Add(new("required.date", nameof(command.LastDay)));
        else if (last < first) problems.Add(new("date-too-early", nameof(command.LastDay), first));
        else if (last > today.AddDays(MostDays)) problems.Add(new("date-too-late", nameof(command.LastDay), today.AddDays(MostDays)));
        return problems;
    }

    private async Task<Problem?> ObstacleAsync(EnterAbsence command, Appointment post, DateSpan days, CancellationToken cancel)
    {
        var from = days.From;
        var known = await db.Absences.AsNoTracking().Where(a => a.To > from && (a.AppointmentId == post.Id || a.PersonId == command.SubstitutePersonId)).ToListAsync(cancel);
        if (known.Find(other => other.AppointmentId == post.Id && other.Days.Overlaps(days)) is { } same) return new("absence-overlaps", nameof(command.From), same.From, same.Days.LastDay!.Value);
        if (command.SubstitutePersonId is not { } substitute) return null;
        if (substitute == post.PersonId) return new("substitute-unfit", nameof(command.SubstitutePersonId));
        if (known.Exists(other => other.PersonId == substitute && other.Days.Overlaps(days))) return new("substitute-away", nameof(command.SubstitutePersonId));
        // In the same post on every day they stand in.
        var covered = new DateSpan(days.From, post.To < days.To ? post.To : days.To);
        var posts = await db.Appointments.AsNoTracking().Where(a => a.PersonId == substitute && a.Role == post.Role && a.AuthorityId == post.AuthorityId).ToListAsync(cancel);
        return posts.Exists(other => other.Days.Covers(covered)) ? null : new("substitute-unfit", nameof(command.SubstitutePersonId));
    }
}
