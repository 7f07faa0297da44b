using Baladi.Core.Basics;
using Baladi.Core.People;

namespace Baladi.Core.Cases;

/// <summary>One side of a case: its applicant, or the other party it needs. An establishment's, whoever of it; else a person's.</summary>
public sealed record Side(long? EstablishmentId, long? PersonId, string Service)
{
    public static Side Applicant(Case @case) => new(@case.EstablishmentId, @case.ApplicantPersonId, @case.ServiceCode);

    /// <summary>Null where the case needs nobody else.</summary>
    public static Side? Party(Case @case) => @case is { PartyEstablishmentId: null, PartyPersonId: null } ? null : new(@case.PartyEstablishmentId, @case.PartyPersonId, @case.ServiceCode);

    public bool IsSameAs(Side other) => EstablishmentId is null ? other.EstablishmentId is null && PersonId == other.PersonId : EstablishmentId == other.EstablishmentId;

    /// <summary>Whether the actor is on it today: in person, as a member of the establishment, or under a mandate; while acting for somebody, on theirs only.</summary>
    public bool Has(Actor actor) => actor.ActingFor is { } chosen
        ? Is(chosen.EstablishmentId, chosen.PersonId) && chosen.Covers(Service)
        : HasItself(actor) || actor.Mandates.Any(mandate => Is(mandate.EstablishmentId, mandate.PersonId) && mandate.Covers(Service));

    /// <summary>Why somebody on it may look and not act: whoever acts for another says so first. Null where they may.</summary>
    public Problem? Obstacle(Actor actor) => actor.ActingFor is null && !HasItself(actor) && Has(actor) ? new Problem("act-for-first") : null;

    private bool HasItself(Actor actor) => EstablishmentId is { } establishment ? actor.Memberships.Any(m => m.EstablishmentId == establishment) : PersonId == actor.PersonId;

    private bool Is(long? establishment, long? person) => establishment is null ? EstablishmentId is null && PersonId == person : EstablishmentId == establishment;
}
