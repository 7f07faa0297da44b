using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Corrections;

/// <summary>Puts right a name that its owner typed, as long as nobody has compared it with an ID.</summary>
/// <param name="NameEn">Where it is not known, the Arabic name stands in its place.</param>
[Needs(Assurance.SelfRegistered)]
public sealed record CorrectName(string NameAr, string? NameEn);

public sealed class CorrectNameHandler(BaladiDbContext db, TimeProvider time)
{
    /// <returns>Whether the name is another one now. Problems: name-missing; name-of-the-id as a conflict, where the name was proven and only the registry corrects it.</returns>
    public async Task<Outcome<bool>> HandleAsync(CorrectName command, Actor actor, CancellationToken cancel)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == actor.PersonId, cancel) is not { } person) return Failure.NotFound;
        if (person.IsVerified) return Failure.Conflict(new Problem("name-of-the-id"));
        if (Person.NameOf(command.NameAr, command.NameEn) is not { } name) return Failure.Invalid(new Problem("name-missing", nameof(command.NameAr)));
        if (name == person.Name) return false;
        person.Rename(name);
        db.Add(new PersonEvent(person.Id, PersonEventKind.NameCorrected, actor, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
