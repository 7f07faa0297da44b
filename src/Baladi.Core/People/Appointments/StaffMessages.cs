using System.Globalization;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>What staff are told about posts, theirs and others', each in their language.</summary>
public sealed class StaffMessages(BaladiDbContext db, Outbox outbox, PostGrants grants, Geography geography, TimeProvider time)
{
    internal void Made(Person person, Account account, Role role, Authority authority, DateSpan days)
    {
        var template = days.To is null ? "appointment-made" : "appointment-made-until";
        outbox.Add(template, account.Language, person.Mobile, account.Email, Values(role.Name, authority, account.Language, ("from", Written(days.From)), ("due", days.LastDay is { } last ? Written(last) : "")));
    }

    internal Task EndMovedAsync(OpenAppointment open, CancellationToken cancel) => TellAsync(open, open.Appointment.To is null ? "appointment-open" : "appointment-end", cancel);

    internal Task EndedAsync(OpenAppointment open, CancellationToken cancel) => TellAsync(open, "appointment-ended", cancel);

    /// <summary>Tells a colleague that they stand in.</summary>
    internal async Task SubstituteAsync(Appointment post, long substitutePersonId, DateSpan days, CancellationToken cancel)
    {
        var absent = await db.People.AsNoTracking().Where(p => p.Id == post.PersonId).Select(p => p.Name).SingleAsync(cancel);
        await TellAsync(substitutePersonId, post, "substitute-named", days, language => absent.In(language), cancel);
    }

    /// <summary>Tells somebody that an absence was entered for them.</summary>
    internal Task AwayAsync(Appointment post, DateSpan days, CancellationToken cancel) => TellAsync(post.PersonId, post, "absence-entered", days, _ => "", cancel);

    private async Task TellAsync(long personId, Appointment post, string template, DateSpan days, Func<string, string> name, CancellationToken cancel)
    {
        var told = await (from person in db.People join account in db.Users on person.Id equals account.PersonId where person.Id == personId orderby account.Id select new { person.Mobile, account.Language, account.Email }).AsNoTracking().FirstAsync(cancel);
        outbox.Add(template, told.Language, told.Mobile, told.Email, Values(grants.Role(post.Role)?.Name ?? new(post.Role, post.Role), geography.Authority(post.AuthorityId), told.Language,
            ("name", name(told.Language)), ("from", Written(days.From)), ("due", days.LastDay is { } last ? Written(last) : "")));
    }

    /// <summary>Tells everybody who holds a permission over the authority today; nobody twice.</summary>
    /// <param name="except">Who knows already.</param>
    public async Task TellHoldersAsync(Permission permission, Authority authority, string template, Func<string, IReadOnlyDictionary<string, string>> values, long? except, CancellationToken cancel)
    {
        var today = time.Today();
        var roles = grants.Roles.Where(role => role.Permissions.Contains(permission)).Select(role => role.Code).ToList();
        var above = geography.Upwards(authority).Select(at => at.Id).ToList();
        var holders = await (
            from appointment in db.Appointments
            where roles.Contains(appointment.Role) && above.Contains(appointment.AuthorityId) && appointment.From <= today && (appointment.To == null || today < appointment.To)
            join account in db.Users on appointment.PersonId equals account.PersonId
            join person in db.People on account.PersonId equals person.Id
            where account.Id != except
            orderby account.Id
            select new { account.Id, account.Language, account.Email, person.Mobile }).AsNoTracking().ToListAsync(cancel);
        foreach (var holder in holders.DistinctBy(holder => holder.Id)) outbox.Add(template, holder.Language, holder.Mobile, holder.Email, values(holder.Language));
    }

    private async Task TellAsync(OpenAppointment open, string template, CancellationToken cancel)
    {
        var account = await db.Users.AsNoTracking().Where(a => a.PersonId == open.Person.Id).OrderBy(a => a.Id).FirstOrDefaultAsync(cancel);
        var language = account?.Language ?? Languages.Arabic;
        outbox.Add(template, language, open.Person.Mobile, account?.Email,
            Values(open.Role?.Name ?? new(open.Appointment.Role, open.Appointment.Role), open.Authority, language, ("due", open.Appointment.Days.LastDay is { } last ? Written(last) : "")));
    }

    private static Dictionary<string, string> Values(LocalizedText role, Authority authority, string language, params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string> { ["role"] = role.In(language), ["authority"] = authority.Name.In(language) };
        foreach (var (name, value) in more) values[name] = value;
        return values;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
