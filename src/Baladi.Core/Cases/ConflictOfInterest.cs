using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Interests;

namespace Baladi.Core.Cases;

/// <summary>Nobody decides what is theirs, their establishment's, of somebody they act for or are close to. This is the one place that says which cases those are.</summary>
public static class ConflictOfInterest
{
    /// <summary>Null where nothing keeps the actor from working on it.</summary>
    public static ConflictKind? Of(Actor actor, Case @case) =>
        Of(actor, @case.ApplicantPersonId, @case.EstablishmentId) ?? (Side.Party(@case) is { } party ? Of(actor, party.PersonId, party.EstablishmentId) : null);

    public static ConflictKind? Of(Actor actor, long? applicantPersonId, long? establishmentId)
    {
        if (applicantPersonId is not null && applicantPersonId == actor.PersonId) return ConflictKind.Own;
        if (establishmentId is { } id && actor.Memberships.Any(m => m.EstablishmentId == id)) return ConflictKind.OwnEstablishment;
        // Whoever acts for somebody is theirs in this, whatever services they act in.
        if (actor.Mandates.Any(m => (applicantPersonId is not null && m.GrantorPersonId == applicantPersonId) || (establishmentId is not null && m.EstablishmentId == establishmentId))) return ConflictKind.Delegator;
        return actor.Interests.FirstOrDefault(held => (applicantPersonId is not null && held.PersonId == applicantPersonId) || (establishmentId is not null && held.EstablishmentId == establishmentId))?.Kind;
    }

    /// <summary>What whoever tries is told.</summary>
    public static Problem Said(ConflictKind kind) => kind is ConflictKind.Own or ConflictKind.OwnEstablishment ? new("own-case") : new("conflict-of-interest", "", kind);
}
