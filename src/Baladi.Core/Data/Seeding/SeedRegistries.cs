using Baladi.Core.Language;
using Baladi.Core.Registries;

namespace Baladi.Core.Data.Seeding;

/// <summary>What the registries of a demo system know, as in Seed/demo/registries.json; the demo people and their establishments besides.</summary>
internal sealed record DemoRegistries(string Note, IReadOnlyList<DemoIdentity> Identities, IReadOnlyList<DemoOwner> Establishments, IReadOnlyList<DemoDeed> Deeds, IReadOnlyList<DemoAddress> Addresses, IReadOnlyList<DemoOffice> Offices);

internal sealed record DemoIdentity(string NationalId, LocalizedText Name, DateOnly BornOn, DateOnly IdExpiresOn, DateOnly? DeceasedOn = null, IReadOnlyList<WardRecord>? Wards = null);

internal sealed record DemoOwner(string Owner, string CommercialRegistration, LocalizedText Name, DateOnly ValidTo);

internal sealed record DemoDeed(string Number, string Owner, string CityCode, string? Plan, string? Parcel, decimal Area, decimal Share);

internal sealed record DemoAddress(string ShortAddress, AddressRecord Record);

internal sealed record DemoOffice(string CommercialRegistration, string Accreditation, IReadOnlyList<OfficeDiscipline> Disciplines);

public static class SeedRegistries
{
    private static readonly DateOnly LongAhead = new(2035, 12, 31);

    /// <summary>Registries that know the demo people, what they own, and some that only the file knows.</summary>
    public static DevelopmentRegistries Fill()
    {
        var registries = new DevelopmentRegistries();
        var (people, more) = (DemoPeople.Read(), SeedFiles.Read<DemoRegistries>("demo/registries.json"));
        foreach (var person in people.People) registries.Add(person.NationalId, new IdentityRecord(person.Name, new(1988, 5, 14), LongAhead));
        foreach (var one in more.Identities) registries.Add(one.NationalId, new IdentityRecord(one.Name, one.BornOn, one.IdExpiresOn, one.DeceasedOn, one.Wards));
        var owned = people.People.SelectMany(person => person.Memberships.Where(m => m.Role == People.MembershipRole.Owner).Select(m => (Owner: person.NationalId, Establishment: new RegisteredEstablishment(m.Establishment, people.Establishments.Single(e => e.CommercialRegistration == m.Establishment).Name, LongAhead))))
            .Concat(more.Establishments.Select(one => (one.Owner, Establishment: new RegisteredEstablishment(one.CommercialRegistration, one.Name, one.ValidTo))));
        foreach (var owner in owned.GroupBy(one => one.Owner)) registries.Add(owner.Key, [.. owner.Select(one => one.Establishment)]);
        foreach (var deed in more.Deeds) registries.Add(deed.Number, deed.Owner, new DeedRecord(deed.CityCode, deed.Plan, deed.Parcel, deed.Area, deed.Share));
        foreach (var address in more.Addresses) registries.Add(address.ShortAddress, address.Record);
        foreach (var office in more.Offices) registries.Add(office.CommercialRegistration, new OfficeRecord(office.Accreditation, office.Disciplines));
        return registries;
    }
}
