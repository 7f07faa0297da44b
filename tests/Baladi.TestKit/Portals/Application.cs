using System.Collections.Immutable;
using System.Globalization;
using Baladi.Core.Requirements;

namespace Baladi.TestKit.Portals;

/// <summary>What somebody would type into a form: the answers a test cares about; the rest is filled in from the form's definition.</summary>
public sealed record Application(string Service, ImmutableDictionary<string, string?> Facts)
{
    private const string FirstDay = "first-day+";

    /// <summary>A clothing shop that needs no person to decide.</summary>
    public static Application Retail { get; } = Of("retail-license",
        ("license.activity", "clothing-shoes"), ("shop.tradeName", "ديار للأزياء"), ("shop.area", "86"), ("shop.floor", "ground"), ("shop.floorHeight", "4.6"));

    /// <summary>A barber with three chairs, licensed at once and always audited afterwards.</summary>
    public static Application Barber { get; } = Of("commercial-license",
        ("license.activity", "barber"), ("shop.tradeName", "صالون الأناقة"), ("shop.area", "40"), ("barber.chairs", "3"), ("barber.electronicPayment", "true"));

    /// <summary>A restaurant that meets every measured clause.</summary>
    public static Application Restaurant { get; } = Of("food-license",
        ("license.activity", "restaurant"), ("shop.tradeName", "مطعم الديوان"), ("shop.area", "120"), ("food.kitchenArea", "40"), ("food.handBasins", "2"),
        ("food.servesOnSite", "true"), ("food.seats", "30"), ("food.diningArea", "60"));

    /// <summary>A fuel station: an agency is asked first.</summary>
    public static Application FuelStation { get; } = Of("commercial-license", ("license.activity", "fuel-station"), ("shop.tradeName", "محطة الواحة"));

    /// <summary>Three days of festival for three hundred people, two weeks ahead.</summary>
    public static Application Event { get; } = Of("event-permit",
        ("event.name", "مهرجان الحي"), ("event.kind", "festival"), ("event.from", FirstDay + 0), ("event.to", FirstDay + 2), ("event.area", "2000"),
        ("event.attendance", "300"), ("event.exits", "4"), ("event.stewards", "5"), ("event.toilets", "6"), ("event.asksWaiver", "false"));

    /// <summary>Something about a license: what the license has stands, and the rest is filled in from the form's definition.</summary>
    public static Application About(string service) => new(service, ImmutableDictionary<string, string?>.Empty);

    /// <summary>A license handed to a person, as the demo registry knows the people of the demo.</summary>
    public static Application TransferTo(string nationalId, string bornOn = "1988-05-14") =>
        About("license-transfer").With("transfer.toKind", "person").With("transfer.nationalId", nationalId).With("transfer.bornOn", bornOn);

    /// <summary>A license handed to an establishment.</summary>
    public static Application TransferToEstablishment(string registration) => About("license-transfer").With("transfer.toKind", "establishment").With("transfer.registration", registration);

    /// <summary>An answer of the test's own; null leaves an optional question empty.</summary>
    public Application With(string fact, string? typed) => this with { Facts = Facts.SetItem(fact, typed) };

    public Application For(string commercialRegistration) => With(CommonFacts.Establishment, commercialRegistration);

    public Application In(string municipality) => With(CommonFacts.Municipality, municipality);

    /// <summary>What is typed for a fact: the test's answer, else something acceptable.</summary>
    public string? Typed(FactDefinition fact, DateOnly today) => Facts.TryGetValue(fact.Code, out var typed)
        ? typed?.StartsWith(FirstDay, StringComparison.Ordinal) == true ? Date(today.AddDays(14 + int.Parse(typed[FirstDay.Length..], CultureInfo.InvariantCulture))) : typed
        : fact.Type switch
        {
            FactType.Number or FactType.Whole => (fact.Minimum ?? 0).ToString(CultureInfo.InvariantCulture),
            FactType.YesNo => "false",
            FactType.Choice => fact.Options[0].Code,
            FactType.Date when fact.LatestDays is { } latest and < 14 => Date(today.AddDays(latest)),
            FactType.Date => Date(today.AddDays(14)),
            FactType.Mobile => "0500000016",
            FactType.ShortAddress => "RSDA3106",
            FactType.Municipality => Who.Riyadh,
            FactType.Registration => Who.Shop,
            FactType.NationalId => Who.Citizen,
            FactType.City or FactType.Establishment or FactType.Activity => null,
            _ => "نص",
        };

    private static Application Of(string service, params (string Fact, string? Typed)[] facts) =>
        new(service, facts.ToImmutableDictionary(fact => fact.Fact, fact => fact.Typed));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
