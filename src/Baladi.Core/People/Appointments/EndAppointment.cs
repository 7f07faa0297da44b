using Baladi.Core.Basics;

namespace Baladi.Core.People.Appointments;

/// <summary>Ends an appointment at once, or calls off one that has not begun. What the person holds goes back to where it came from.</summary>
/// <param name="Version">The number of the change the page knew of last.</param>
public sealed record EndAppointment(long AppointmentId, string? Reason, int Version);

/// <param name="Returned">How many tasks went back to their queues.</param>
public sealed record EndedAppointment(Appointment Appointment, int Returned);

public sealed class EndAppointmentHandler(ChangeAppointment change, StaffMessages messages, IEnumerable<IWhenPostEnds> followers, TimeProvider time)
{
    /// <summary>Problems: appoint-self, role-not-yours, words-required; as a conflict, appointment-over, appointment-changed-by.</summary>
    public async Task<Outcome<EndedAppointment>> HandleAsync(EndAppointment command, Actor actor, CancellationToken cancel)
    {
        var opened = await change.OpenAsync(command.AppointmentId, command.Version, actor, cancel);
        if (opened.Value is not { } open) return new Failure(opened.Kind, opened.Problems);
        List<Problem> problems = [.. AppointmentRules.Reason(command.Reason, nameof(command.Reason))];
        if (problems.Count > 0) return Failure.Invalid(problems);

        var before = open.Appointment.To;
        open.Appointment.EndOn(time.Today());
        change.Note(open, AppointmentChangeKind.Ended, before, command.Reason!, actor);
        await messages.EndedAsync(open, cancel);
        if (await change.SaveAsync(open, cancel) is { } failed) return failed;

        // Each piece of work is a transaction of its own; should this node stop in between, the clock goes on with the rest.
        var returned = 0;
        foreach (var follower in followers) returned += await follower.FollowAsync(open.Appointment, actor, cancel);
        return new EndedAppointment(open.Appointment, returned);
    }
}
