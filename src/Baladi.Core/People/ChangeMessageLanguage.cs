using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Chooses the language one is written to in; the portal's own language is in its address.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record ChangeMessageLanguage(string Language);

public sealed class ChangeMessageLanguageHandler(BaladiDbContext db)
{
    /// <summary>Problems: language-unknown.</summary>
    public async Task<Outcome<Account>> HandleAsync(ChangeMessageLanguage command, Actor actor, CancellationToken cancel)
    {
        if (!Languages.All.Contains(command.Language)) return Failure.Invalid(new Problem("language-unknown", nameof(command.Language)));
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == actor.AccountId, cancel) is not { } account) return Failure.NotFound;
        account.Prefer(command.Language);
        await db.SaveChangesAsync(cancel);
        return account;
    }
}
