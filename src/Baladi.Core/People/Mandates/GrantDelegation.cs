using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mandates;

/// <summary>Names somebody, or an engineering office, to act for oneself or for an establishment one owns or manages. It counts once they accept.</summary>
[Needs(Assurance.Verified)]
public sealed record GrantDelegation
{
    /// <summary>The commercial registration of one's establishment; null for oneself.</summary>
    public string? For { get; init; }
    /// <summary>The whole national ID of the delegate; or, instead, the registration of an office.</summary>
    public string? NationalId { get; init; }
    public string? Office { get; init; }
    /// <summary>Codes; none for all services.</summary>
    public IReadOnlyCollection<string> Services { get; init; } = [];
    public DateOnly? From { get; init; }
    /// <summary>The last day.</summary>
    public DateOnly? LastDay { get; init; }
    /// <summary>What the delegate fills in is submitted by the owner; with an office always.</summary>
    public bool SignOff { get; init; }
}

public sealed class GrantDelegationHandler(BaladiDbContext db, AskRegistry<OfficeQuestion, OfficeRecord> offices, IServiceCodes services, NationalIdVault vault, Attempts attempts, Outbox outbox, TimeProvider time)
{
    public const int MostAtOnce = 50;

    /// <returns>
    /// The delegation, offered. Problems: what is missing to act; delegate-no-further (whoever acts for another names nobody), delegation-not-yours,
    /// delegate-missing, delegate-unknown (nobody with the ID, or nobody verified), delegate-is-you, office-unknown, office-not-accredited, registry-failed,
    /// naming-too-many (IDs nobody has were tried), service-not-offered, from-missing, from-past, last-missing, last-before-first, delegation-too-long, too-many-delegations, already-delegated.
    /// </returns>
    public async Task<Outcome<Mandate>> HandleAsync(GrantDelegation command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<GrantDelegation>() is { } gap) return Failure.Forbidden(gap);
        if (actor.ActingFor is not null) return Failure.Forbidden(new Problem("delegate-no-further"));
        var establishment = command.For is null ? null : actor.Memberships.FirstOrDefault(m => m.CommercialRegistration == command.For && m.Role.MayName());
        if (command.For is not null && establishment is null) return Failure.Invalid(new Problem("delegation-not-yours", nameof(command.For)));
        if (Check(command) is { Count: > 0 } problems) return Failure.Invalid(problems);

        var (now, today, me) = (time.GetUtcNow(), time.Today(), actor.PersonId!.Value);
        var granted = db.Mandates.Where(m => m.EndedAt == null && m.DeclinedAt == null && (m.To == null || today < m.To) && (establishment == null ? m.EstablishmentId == null && m.GrantorPersonId == me : m.EstablishmentId == establishment.EstablishmentId));
        if (await granted.CountAsync(cancel) >= MostAtOnce) return Failure.Invalid(new Problem("too-many-delegations"));

        var tries = Attempts.AtIdsOf(actor);
        if (attempts.IsLocked(tries)) return Failure.Conflict(new Problem("naming-too-many", "", Attempts.Lockout.TotalMinutes));
        var delegated = command.Office is null ? await PersonAsync(command.NationalId!, me, cancel) : await OfficeAsync(command.Office, me, cancel);
        if (delegated.Problems.Any(problem => problem.Code == "delegate-unknown")) attempts.Count(tries);
        if (!delegated.IsDone) return new Failure(delegated.Kind, [.. delegated.Problems]);
        var (person, office, answer) = delegated.Value!;
        if (await granted.AnyAsync(m => person != null ? m.DelegatePersonId == person : m.DelegateEstablishmentId == office, cancel)) return Failure.Invalid(new Problem("already-delegated", command.Office is null ? nameof(command.NationalId) : nameof(command.Office)));

        var mandate = new Mandate(MandateKind.Delegation, me, establishment?.EstablishmentId, person, office, command.Services, command.From!.Value, command.LastDay!.Value.AddDays(1), command.SignOff || office is not null, now, answer);
        db.AddRange(mandate, new PersonEvent(me, PersonEventKind.DelegationGranted, actor, now, mandate.Reference));
        await TellAsync(person, office, cancel);
        await db.SaveChangesAsync(cancel);
        return mandate;
    }

    private List<Problem> Check(GrantDelegation command)
    {
        var problems = new List<Problem>();
        if (command.Services.Any(code => !services.Offers(code))) problems.Add(new("service-not-offered", nameof(command.Services)));
        if (command.From is not { } from) problems.Add(new("from-missing", nameof(command.From)));
        else if (from < time.Today()) problems.Add(new("from-past", nameof(command.From)));
        if (command.LastDay is not { } last) problems.Add(new("last-missing", nameof(command.LastDay)));
        else if (command.From is { } first && last < first) problems.Add(new("last-before-first", nameof(command.LastDay)));
        else if (command.From is { } begin && last >= begin.AddYears(Mandate.MostYears)) problems.Add(new("delegation-too-long", nameof(command.LastDay)));
        if (command.Office is null && string.IsNullOrWhiteSpace(command.NationalId)) problems.Add(new("delegate-missing", nameof(command.NationalId)));
        return problems;
    }

    private async Task<Outcome<Delegated>> PersonAsync(string typed, long me, CancellationToken cancel)
    {
        var hash = vault.Hash(SaudiIdentifiers.NationalId(typed) ?? "");
        var found = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel);
        // Whether somebody unverified has an account is nobody's business.
        if (found is not { IsVerified: true } || found.StandingOn(time.Today()) != PersonStanding.Sound) return Failure.Invalid(new Problem("delegate-unknown", nameof(GrantDelegation.NationalId)));
        return found.Id == me ? Failure.Invalid(new Problem("delegate-is-you", nameof(GrantDelegation.NationalId))) : new Delegated(found.Id, null, null);
    }

    private async Task<Outcome<Delegated>> OfficeAsync(string typed, long me, CancellationToken cancel)
    {
        var number = SaudiIdentifiers.CommercialRegistration(typed) ?? "";
        if (await db.Establishments.AsNoTracking().SingleOrDefaultAsync(e => e.CommercialRegistration == number, cancel) is not { } office) return Failure.Invalid(new Problem("office-unknown", nameof(GrantDelegation.Office)));
        var answer = await offices.AskAsync(new(number), me, cancel);
        return answer.Verdict switch
        {
            RegistryVerdict.Yes => new Delegated(null, office.Id, answer.Id),
            RegistryVerdict.Failed => Failure.Conflict(new Problem("registry-failed")),
            _ => Failure.Invalid(new Problem("office-not-accredited", nameof(GrantDelegation.Office))),
        };
    }

    private async Task TellAsync(long? person, long? office, CancellationToken cancel)
    {
        var today = time.Today();
        var told = from account in db.Users
                   join one in db.People on account.PersonId equals one.Id
                   where account.ClosedAt == null && (one.Id == person || db.Memberships.Any(m => m.PersonId == one.Id && m.EstablishmentId == office && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)))
                   select account;
        foreach (var account in await told.AsNoTracking().ToListAsync(cancel))
            if (account.PhoneNumber is { Length: > 0 } mobile) outbox.Add("delegation-offered", account.Language, mobile, account.Email, new Dictionary<string, string>());
    }

    private sealed record Delegated(long? PersonId, long? OfficeId, long? AnswerId);
}

/// <summary>Which services there are; what is published stands above the people who use it.</summary>
public interface IServiceCodes
{
    bool Offers(string code);

    IEnumerable<(string Code, LocalizedText Name)> All();
}
