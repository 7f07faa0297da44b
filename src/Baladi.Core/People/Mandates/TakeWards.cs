using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.SupportCentre;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mandates;

/// <summary>Takes over from the identity registry whose guardian one is today.</summary>
/// <param name="AddNew">Only what was taken away counts where it is not the guardian who asks.</param>
[Needs(Assurance.Verified)]
public sealed record TakeWards(bool AddNew = true);

/// <param name="Added">How many are new.</param>
/// <param name="Ended">How many guardianships the registry does not know any more.</param>
public sealed record TakenWards(int Added, int Ended, string Source, DateTimeOffset At);

public sealed class TakeWardsHandler(BaladiDbContext db, AskRegistry<IdentityQuestion, IdentityRecord> registry, NationalIdVault vault, ClaimedPerson claimed, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; registry-failed, registry-no-data: nothing is changed then.</summary>
    public async Task<Outcome<TakenWards>> HandleAsync(TakeWards command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<TakeWards>() is { } gap) return Failure.Forbidden(gap);
        var me = await db.People.AsNoTracking().SingleAsync(p => p.Id == actor.PersonId, cancel);
        var answer = await registry.AskAsync(new(vault.Decrypt(me.NationalIdCipher)), me.Id, cancel, anew: true);
        if (answer.Verdict == RegistryVerdict.Failed) return Failure.Conflict(new Problem("registry-failed"));
        if (answer.Record is not { } record) return Failure.Conflict(new Problem("registry-no-data"));

        var (now, today) = (time.GetUtcNow(), time.Today());
        var hashes = WardsOf(record);
        var known = await db.People.Where(p => hashes.Keys.Contains(p.NationalIdHash)).ToListAsync(cancel);
        var held = await db.Mandates.Where(m => m.Kind == MandateKind.Guardianship && m.DelegatePersonId == me.Id && m.EndedAt == null).ToListAsync(cancel);

        var added = 0;
        foreach (var (hash, ward) in hashes)
        {
            var person = known.Find(p => p.NationalIdHash == hash);
            if (!command.AddNew && !held.Exists(m => m.GrantorPersonId == person?.Id)) continue;
            // Nobody's account: the ward comes of age first, and proves the ID then.
            if (person is null) db.Add(person = new Person(ward.NationalId, ward.Name, mobile: "", vault));
            else if (!person.IsVerified)
            {
                // Somebody registered with the ID: what they typed must not see, or change, what the guardian does for the ward.
                await claimed.CloseStandingAsync(person, now, cancel);
                person.Rename(ward.Name);
                person.ChangeMobile("");
            }
            if (!command.AddNew || held.Exists(m => m.GrantorPersonId == person.Id && m.IsInForceOn(today))) continue;
            var mandate = new Mandate(MandateKind.Guardianship, person.Id, null, me.Id, null, [], today, ward.Until?.AddDays(1), signOff: false, now, answer.Id);
            mandate.Accept(actor.AccountId, now);
            db.AddRange(mandate, new PersonEvent(person.Id, PersonEventKind.GuardianAdded, actor, now));
            added++;
        }
        var ended = await EndOthersAsync(me.Id, record, actor, cancel);
        await db.SaveChangesAsync(cancel);
        return new TakenWards(added, ended, answer.Source, answer.At);
    }

    /// <summary>Ends the guardianships the registry does not know any more. The caller saves.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndOthersAsync(long guardian, IdentityRecord record, Actor actor, CancellationToken cancel)
    {
        var (now, hashes) = (time.GetUtcNow(), WardsOf(record).Keys.ToList());
        var taken = await db.Mandates.Where(m => m.Kind == MandateKind.Guardianship && m.DelegatePersonId == guardian && m.EndedAt == null
            && !db.People.Any(p => p.Id == m.GrantorPersonId && hashes.Contains(p.NationalIdHash))).ToListAsync(cancel);
        foreach (var mandate in taken)
        {
            mandate.End(null, now);
            db.Add(new PersonEvent(mandate.GrantorPersonId, PersonEventKind.GuardianEnded, actor, now));
        }
        return taken.Count;
    }

    // By the hash of the ID.
    private Dictionary<string, WardRecord> WardsOf(IdentityRecord record) =>
        (record.Wards ?? []).Where(ward => ward.Until is null || time.Today() <= ward.Until).ToDictionary(ward => vault.Hash(ward.NationalId));
}
