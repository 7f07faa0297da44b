using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Mandates;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.People;

/// <summary>
/// What a registry has taken away from somebody, an establishment or a ward, ends here too, whether or not they ever look: it is asked
/// again on their behalf. It gives nobody anything new, and where it does not answer nothing changes until the next time.
/// </summary>
public sealed class AskRegistriesAgain(BaladiDbContext db, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>So long after it was last asked.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(7);

    /// <param name="batch">How many people at most, of owners and of guardians.</param>
    /// <returns>On whose behalf something was asked.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var (today, before) = (time.Today(), time.GetUtcNow() - After);
        var owners = await Due(db.Memberships.Where(m => m.Role == MembershipRole.Owner && m.RegistryAnswerId != null && m.From <= today && (m.To == null || today < m.To)).Select(m => m.PersonId), Registry.CommercialRegistration, before)
            .Take(batch).ToListAsync(cancel);
        var guardians = await Due(db.Mandates.Where(m => m.Kind == MandateKind.Guardianship && m.EndedAt == null && m.DelegatePersonId != null).Select(m => m.DelegatePersonId!.Value), Registry.Identity, before)
            .Take(batch).ToListAsync(cancel);
        foreach (var owner in owners) await OnBehalfOfAsync(owner, (TakeEstablishmentsHandler handler, Actor actor) => handler.HandleAsync(new(AddNew: false), actor, cancel));
        foreach (var guardian in guardians) await OnBehalfOfAsync(guardian, (TakeWardsHandler handler, Actor actor) => handler.HandleAsync(new(AddNew: false), actor, cancel));
        return owners.Count + guardians.Count;
    }

    private IQueryable<long> Due(IQueryable<long> people, Registry registry, DateTimeOffset before) =>
        people.Distinct().Where(person => !db.RegistryAnswers.Any(a => a.PersonId == person && a.Registry == registry && a.AskedAt > before)).OrderBy(person => person);

    private async Task OnBehalfOfAsync<THandler>(long person, Func<THandler, Actor, Task> ask) where THandler : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await ask(scope.ServiceProvider.GetRequiredService<THandler>(), Actor.System with { PersonId = person });
    }
}
