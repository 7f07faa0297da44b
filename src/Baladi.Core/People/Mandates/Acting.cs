using System.Globalization;
using Baladi.Core.Language;

namespace Baladi.Core.People.Mandates;

/// <summary>A mandate in force today.</summary>
/// <param name="PersonId">Who is acted for in person; null for an establishment.</param>
/// <param name="Name">Of whom is acted for.</param>
/// <param name="Services">Empty for all.</param>
/// <param name="Office">The engineering office through which it is held.</param>
public sealed record ActiveMandate(long Id, MandateKind Kind, long? EstablishmentId, string? CommercialRegistration, long? PersonId, LocalizedText Name, IReadOnlyList<string> Services, bool SignOff, DateOnly? To, long? OfficeId, long GrantorPersonId)
{
    public bool Covers(string service) => Services.Count == 0 || Services.Contains(service);
}

/// <summary>For whom somebody acts in this request. Chosen openly, and checked against the database each time.</summary>
/// <param name="MandateId">Null for a member of the establishment.</param>
/// <param name="Services">Empty for all.</param>
/// <param name="SignOff">Whether the owner has to submit what is filled in.</param>
/// <param name="GrantorPersonId">Who gave the mandate; null for a member.</param>
public sealed record ActedFor(string Key, long? EstablishmentId, string? CommercialRegistration, long? PersonId, LocalizedText Name, long? MandateId, IReadOnlyList<string> Services, bool SignOff, long? GrantorPersonId)
{
    public bool Covers(string service) => Services.Count == 0 || Services.Contains(service);
}

public static class Acting
{
    private const string Membership = "m";
    private const string Mandate = "d";

    /// <summary>Everybody the actor may act for today, establishments they belong to first.</summary>
    public static IEnumerable<ActedFor> Choices(this Actor actor) =>
    [
        .. actor.Memberships.Select(m => new ActedFor(KeyOf(Membership, m.EstablishmentId), m.EstablishmentId, m.CommercialRegistration, null, m.Name, null, [], SignOff: false, null)),
        .. actor.Mandates.Select(m => new ActedFor(KeyOf(Mandate, m.Id), m.EstablishmentId, m.CommercialRegistration, m.PersonId, m.Name, m.Id, m.Services, m.SignOff, m.GrantorPersonId)),
    ];

    /// <summary>The actor, acting for the one whose key it is; null where they may not, or not any more.</summary>
    public static Actor? ActFor(this Actor actor, string key) => actor.Choices().FirstOrDefault(choice => choice.Key == key) is { } chosen ? actor with { ActingFor = chosen } : null;

    /// <summary>As whom the actor could act on something of the establishment or person; null where as nobody but themselves.</summary>
    public static ActedFor? ChoiceFor(this Actor actor, long? establishmentId, long? personId, string service) =>
        actor.Choices().FirstOrDefault(choice => choice.EstablishmentId == establishmentId && (establishmentId is not null || choice.PersonId == personId) && choice.Covers(service));

    /// <summary>The establishment, as its member acts for it; null where the actor belongs to no such.</summary>
    public static ActedFor? MembershipIn(this Actor actor, long? establishmentId) =>
        establishmentId is null ? null : actor.Choices().FirstOrDefault(choice => choice.MandateId is null && choice.EstablishmentId == establishmentId);

    /// <summary>The mandate a key names, whether or not it is still in force.</summary>
    public static long? MandateOf(string key) => key.StartsWith(Mandate, StringComparison.Ordinal) && long.TryParse(key[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string KeyOf(string kind, long id) => kind + id.ToString(CultureInfo.InvariantCulture);
}
