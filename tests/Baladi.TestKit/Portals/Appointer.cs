using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>Somebody who gives posts, changes and ends them.</summary>
public sealed class Appointer(Portal portal, string nationalId)
{
    public const string Reason = "قرار إداري رقم 1447/12";

    public Task<Actor> ActorAsync() => portal.ActorAsync(nationalId);

    public async Task<Outcome<Appointment>> AppointAsync(string whom, string role, string authority, DateOnly? from = null, DateOnly? last = null, string? reason = Reason)
    {
        var (actor, person) = (await ActorAsync(), await PersonAsync(whom));
        return await portal.AskAsync((AppointPersonHandler handler) => handler.HandleAsync(new(person, role, authority, from ?? portal.Today, last, reason), actor, CancellationToken.None));
    }

    public async Task<Outcome<Appointment>> MoveEndAsync(Appointment appointment, DateOnly? last, int? version = null, string? reason = Reason)
    {
        var (actor, seen) = (await ActorAsync(), version ?? await VersionAsync(appointment.Id));
        return await portal.AskAsync((MoveAppointmentEndHandler handler) => handler.HandleAsync(new(appointment.Id, last, reason, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<EndedAppointment>> EndAsync(Appointment appointment, int? version = null, string? reason = Reason)
    {
        var (actor, seen) = (await ActorAsync(), version ?? await VersionAsync(appointment.Id));
        return await portal.AskAsync((EndAppointmentHandler handler) => handler.HandleAsync(new(appointment.Id, reason, seen), actor, CancellationToken.None));
    }

    public async Task<IReadOnlyList<StaffLine>> ListAsync(StaffQuestion question)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((ReadStaff staff) => staff.PageAsync(question, actor, CancellationToken.None));
    }

    public async Task<StaffMember?> SeeAsync(string whom)
    {
        var (actor, person) = (await ActorAsync(), await PersonAsync(whom));
        return await portal.AskAsync((ReadStaff staff) => staff.FindAsync(person, actor, CancellationToken.None));
    }

    private Task<long> PersonAsync(string nationalId)
    {
        var hash = portal.Services.GetRequiredService<NationalIdVault>().Hash(nationalId);
        return portal.ReadAsync(db => db.People.Where(p => p.NationalIdHash == hash).Select(p => p.Id).SingleAsync());
    }

    private Task<int> VersionAsync(long appointment) => portal.ReadAsync(async db =>
        await db.AppointmentChanges.Where(c => c.AppointmentId == appointment).MaxAsync(c => (int?)c.Number) ?? 0);
}
