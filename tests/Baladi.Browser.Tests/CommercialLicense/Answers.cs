using System.Globalization;
using Baladi.Core.Basics;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>What applicants of the journeys answer, by fact code.</summary>
internal static class Answers
{
    public static Dictionary<string, string> Shop() => new()
    {
        ["license.activity"] = "clothing-shoes",
        ["applicant.establishment"] = "",
        ["place.municipality"] = "01008",
        ["place.city"] = "riyadh",
        ["place.shortAddress"] = "RSDA3106",
        ["shop.tradeName"] = "أزياء الرحلة",
        ["shop.area"] = "86",
        ["shop.frontSigns"] = "2",
        ["shop.frontWidth"] = "8",
        ["sign.area"] = "7.5",
        ["shop.hasPavementUse"] = "false",
        ["shop.floor"] = "ground",
        ["shop.floorHeight"] = "4.6",
        ["retail.fittingRooms"] = "3",
        ["license.years"] = "2",
        ["contact.mobile"] = "0500000008",
    };

    public static Dictionary<string, string> Restaurant() => new()
    {
        ["license.activity"] = "restaurant",
        ["applicant.establishment"] = "",
        ["place.municipality"] = "01008",
        ["place.city"] = "riyadh",
        ["place.shortAddress"] = "RRBW6120",
        ["shop.tradeName"] = "مطعم الرحلة",
        ["shop.area"] = "210",
        ["shop.frontSigns"] = "2",
        ["shop.frontWidth"] = "14",
        ["sign.area"] = "12",
        ["shop.hasPavementUse"] = "false",
        ["food.kitchenArea"] = "60",
        ["food.handBasins"] = "4",
        ["food.servesOnSite"] = "true",
        ["food.seats"] = "70",
        ["food.diningArea"] = "95",
        ["shop.livingOnPremises"] = "false",
        ["license.years"] = "3",
        ["contact.mobile"] = "0500000008",
    };

    public static Dictionary<string, string> Event() => new()
    {
        ["event.name"] = "مهرجان الرحلة",
        ["event.kind"] = "festival",
        ["event.description"] = "عروض لمحامص القهوة وأركان للأطفال، يوميًّا من الرابعة عصرًا إلى الحادية عشرة مساءً.",
        ["applicant.establishment"] = "",
        ["event.from"] = In(20),
        ["event.to"] = In(24),
        ["place.municipality"] = "01008",
        ["place.city"] = "riyadh",
        ["event.asksWaiver"] = "false",
        ["event.venue"] = "الساحة الشرقية لحديقة الحي",
        ["event.area"] = "3200",
        ["event.outdoor"] = "true",
        ["event.attendance"] = "800",
        ["event.exits"] = "6",
        ["event.stewards"] = "12",
        ["event.toilets"] = "10",
        ["event.usesTents"] = "true",
        ["event.usesGenerator"] = "true",
        ["event.usesSound"] = "true",
        ["event.servesFood"] = "true",
        ["contact.mobile"] = "0500000008",
    };

    private static string In(int days) => TimeProvider.System.Today().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
