using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Where somebody is reached, and in which language.</summary>
public sealed record Contact(string Language, string Mobile, string? Email);

/// <summary>Whom messages go to that are meant for somebody: the person, or today's owners of the establishment.</summary>
public sealed class ReadContacts(BaladiDbContext db, TimeProvider time)
{
    /// <summary>By whose it is, many at once: an establishment's where one is named, whoever the person; none where nobody has an account.</summary>
    public async Task<ILookup<(long? EstablishmentId, long? PersonId), Contact>> OfAsync(IReadOnlyCollection<(long? EstablishmentId, long? PersonId)> theirs, CancellationToken cancel)
    {
        var today = Basics.RiyadhTime.DateOf(time.GetUtcNow());
        var establishments = theirs.Select(one => one.EstablishmentId).OfType<long>().Distinct().ToList();
        var people = theirs.Where(one => one.EstablishmentId is null).Select(one => one.PersonId).OfType<long>().Distinct().ToList();
        var owners = establishments.Count == 0 ? [] : await (from m in db.Memberships
                            join account in db.Users on m.PersonId equals account.PersonId
                            where establishments.Contains(m.EstablishmentId) && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To) && account.ClosedAt == null
                            select new { m.EstablishmentId, account.Id, account.Language, account.PhoneNumber, account.Email }).Distinct().ToListAsync(cancel);
        var persons = people.Count == 0 ? [] : await (from account in db.Users
                             where people.Contains(account.PersonId) && account.ClosedAt == null
                             select new { account.PersonId, account.Language, account.PhoneNumber, account.Email }).ToListAsync(cancel);
        return theirs.Distinct().SelectMany(one => one.EstablishmentId is { } establishment
            ? owners.Where(owner => owner.EstablishmentId == establishment).Select(owner => (one, Contact: new Contact(owner.Language, owner.PhoneNumber!, owner.Email)))
            : persons.Where(person => person.PersonId == one.PersonId).Select(person => (one, Contact: new Contact(person.Language, person.PhoneNumber!, person.Email))))
            .ToLookup(told => told.one, told => told.Contact);
    }
}
