using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Interests;

/// <summary>An officer says to whom they are close: a person by ID, or an establishment by its registration.</summary>
public sealed record DeclareInterest(InterestKind? Kind, string? NationalId, string? CommercialRegistration, string? Words);

public sealed class DeclareInterestHandler(BaladiDbContext db, NationalIdVault vault, TimeProvider time)
{
    /// <summary>Whether the other exists is not told. Problems: not-officer; beside their fields required.choice, national-id-wrong, registration-wrong, interest-whom, interest-one, interest-self, interest-known, text-too-long.</summary>
    public async Task<Outcome<Interest>> HandleAsync(DeclareInterest command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.WorkCases) && !actor.May(Permission.AssignCases)) return Failure.Forbidden(new Problem("not-officer"));
        var (id, registration) = (SaudiIdentifiers.NationalId(command.NationalId), SaudiIdentifiers.CommercialRegistration(command.CommercialRegistration));
        if (Check(command, id, registration) is { Count: > 0 } problems) return Failure.Invalid(problems);
        var hash = id is null ? null : vault.Hash(id);
        if (hash is not null && await db.People.AnyAsync(p => p.Id == actor.PersonId && p.NationalIdHash == hash, cancel)) return Failure.Invalid(new Problem("interest-self", nameof(command.NationalId)));
        if (await db.Interests.AnyAsync(i => i.PersonId == actor.PersonId && i.To == null && i.RelatedIdHash == hash && i.CommercialRegistration == registration, cancel))
            return Failure.Invalid(new Problem("interest-known", id is null ? nameof(command.CommercialRegistration) : nameof(command.NationalId)));

        var (words, now) = (string.IsNullOrWhiteSpace(command.Words) ? null : command.Words.Trim(), time.GetUtcNow());
        var interest = id is not null
            ? Interest.InPerson(actor.PersonId!.Value, command.Kind!.Value, id, vault, words, time.Today(), now)
            : Interest.InEstablishment(actor.PersonId!.Value, command.Kind!.Value, registration!, words, time.Today(), now);
        db.Interests.Add(interest);
        await db.SaveChangesAsync(cancel);
        return interest;
    }

    private static List<Problem> Check(DeclareInterest command, string? id, string? registration)
    {
        var problems = new List<Problem>();
        if (command.Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(new("required.choice", nameof(command.Kind)));
        var (person, establishment) = (!string.IsNullOrWhiteSpace(command.NationalId), !string.IsNullOrWhiteSpace(command.CommercialRegistration));
        if (!person && !establishment) problems.Add(new("interest-whom", nameof(command.NationalId)));
        else if (person && establishment) problems.Add(new("interest-one", nameof(command.CommercialRegistration)));
        else if (person && id is null) problems.Add(new("national-id-wrong", nameof(command.NationalId)));
        else if (establishment && registration is null) problems.Add(new("registration-wrong", nameof(command.CommercialRegistration)));
        if (command.Words?.Length > Interest.WordsLength) problems.Add(new("text-too-long", nameof(command.Words), Interest.WordsLength));
        return problems;
    }
}
