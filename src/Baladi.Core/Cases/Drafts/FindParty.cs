using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Registries;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Microsoft.EntityFrameworkCore;
using Attempts = Baladi.Core.People.Attempts;

namespace Baladi.Core.Cases.Drafts;

/// <summary>
/// Finds the party an application names. Whoever tries numbers learns nothing: that nobody has it, that they are not verified and that the day of birth is another's are one
/// answer, for which the same is looked up each time, and after some of them there is none. The name is told by whoever agrees, not by us.
/// </summary>
public sealed class FindParty(BaladiDbContext db, AskRegistry<IdentityQuestion, IdentityRecord> identities, NationalIdVault vault, Attempts attempts, TimeProvider time)
{
    /// <summary>Saves what the registry answered: ask before changing anything.</summary>
    /// <returns>Problems beside the fact: party-unknown, party-is-you, naming-too-many; registry-failed.</returns>
    public async Task<Outcome<Side>> FindAsync(NamedParty named, Func<string, Value> valueOf, Draft draft, Actor actor, CancellationToken cancel)
    {
        var registration = Text(named.Registration, valueOf);
        var field = (registration is null ? named.NationalId : named.Registration) ?? "";
        var tries = Attempts.AtIdsOf(actor);
        if (attempts.IsLocked(tries)) return Failure.Conflict(new Problem("naming-too-many", field, Attempts.Lockout.TotalMinutes));
        var found = registration is not null ? await EstablishmentAsync(registration, draft.ServiceCode, cancel) : await PersonAsync(named, valueOf, draft.ServiceCode, actor, cancel);
        if (found is { IsDone: true, Value: null })
        {
            attempts.Count(tries);
            return Failure.Invalid(new Problem("party-unknown", field));
        }
        if (!found.IsDone) return new Failure(found.Kind, [.. found.Problems]);
        var applicant = new Side(draft.Subject is { } subject ? subject.EstablishmentId : draft.ForEstablishmentId, draft.Subject?.PersonId ?? draft.ForPersonId ?? actor.PersonId, draft.ServiceCode);
        return found.Value!.IsSameAs(applicant) ? Failure.Invalid(new Problem("party-is-you", field)) : found.Value;
    }

    /// <summary>What a case keeps of an answer: of another's ID no more than is shown.</summary>
    public Value Kept(FactDefinition fact, Value value) => fact.Type == FactType.NationalId && value.IsKnown && vault.OpenText(value.Text) is { } id ? Value.Of(SaudiIdentifiers.Masked(id)) : value;

    // One that nobody owns here has nobody to agree.
    private async Task<Outcome<Side?>> EstablishmentAsync(string registration, string service, CancellationToken cancel)
    {
        var today = time.Today();
        var id = await db.Establishments.Where(e => e.CommercialRegistration == registration && db.Memberships.Any(m => m.EstablishmentId == e.Id && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)))
            .Select(e => (long?)e.Id).SingleOrDefaultAsync(cancel);
        return id is null ? (Side?)null : new Side(id, null, service);
    }

    private async Task<Outcome<Side?>> PersonAsync(NamedParty named, Func<string, Value> valueOf, string service, Actor actor, CancellationToken cancel)
    {
        var id = Text(named.NationalId, valueOf) is { } text ? vault.OpenText(text) : null;
        var born = named.BornOn is { } fact && valueOf(fact) is { IsKnown: true } date ? date.Date : (DateOnly?)null;
        if (id is null || born is null) return (Side?)null;
        var answer = await identities.AskAsync(new(id), actor.PersonId!.Value, cancel);
        if (answer.Verdict == RegistryVerdict.Failed) return Failure.Conflict(new Problem("registry-failed", named.NationalId!));
        var hash = vault.Hash(id);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel);
        var isThey = answer.Record?.BornOn == born && person is { IsVerified: true } && person.StandingOn(time.Today()) == PersonStanding.Sound;
        return isThey ? new Side(null, person!.Id, service) : (Side?)null;
    }

    private static string? Text(string? fact, Func<string, Value> valueOf) => fact is not null && valueOf(fact) is { IsKnown: true } value ? value.Text : null;
}
