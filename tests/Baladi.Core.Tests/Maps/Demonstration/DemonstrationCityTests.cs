using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Maps.Demonstration;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Demonstration;

public class DemonstrationCityTests
{
    private static readonly Lazy<IReadOnlyList<CityFeature>> Whole = new(() => [.. DemonstrationCity.Features()]);

    private static IReadOnlyList<CityFeature> City => Whole.Value;

    public static TheoryData<string> Checks => [.. CityChecks.All.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Features_OfTheWholeCity_PassEachCheck(string check)
    {
        var found = CityChecks.All[check](City).Take(10).ToArray();

        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void Features_BrokenOnPurpose_AreFound(string check)
    {
        var broken = BrokenCity.For(check, City);

        Assert.NotEmpty(CityChecks.All[check](broken));
    }

    [Fact]
    public void Features_MadeTwice_AreTheSameToTheByte()
    {
        var again = DigestOf(DemonstrationCity.Features());

        Assert.Equal(DigestOf(City), again);
        // Who changes the city on purpose writes the new digest here; on another platform it must be this one.
        Assert.True(again == "fdd86447029fd5cbdb173e9328578bf1250c729ef3d72dc3a2a26e5e7ff50a46", $"The digest is {again}");
    }

    [Fact]
    public void Features_Counted_AreACity()
    {
        int Count(string layer) => CityChecks.Of(City, layer).Count();

        Assert.Equal(3, Count(CityLayers.Municipalities));
        Assert.InRange(Count(CityLayers.Districts), 18, 24);
        Assert.InRange(Count(CityLayers.Parcels), 20_000, 32_000);
        Assert.InRange(CityChecks.Of(City, CityLayers.Buildings).Select(building => CityChecks.Text(building, "parcel")).Distinct().Count() / (double)Count(CityLayers.Parcels), 0.5, 0.62);
        Assert.True(CityLayers.All.All(layer => Count(layer) > 0));
        Assert.Equal(CityLayers.All, City.Select(feature => feature.Layer).Distinct());
    }

    [Fact]
    public void Features_MadeOnce_AllocateFourKilobytesEachAtMost()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var count = DemonstrationCity.Features().Count();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / count, 0, 4_000);
    }

    [Fact]
    public void Authorities_OfMunicipalitiesAndDistricts_AreOfThePortal()
    {
        var known = SeedFiles.Read<Authorities>("reference/authorities.json").Items.Select(authority => authority.Code).ToHashSet();

        var named = City.Where(feature => feature.Attributes.ContainsKey("authority")).Select(feature => CityChecks.Text(feature, "authority")).ToHashSet();

        Assert.Subset(known, named);
        // Where the reviewers of the demonstration have their posts.
        Assert.Equal(PostOf("1000000107"), CityChecks.Of(City, CityLayers.Municipalities).MaxBy(municipality => municipality.Shape.Area)!.Key);
        Assert.Equal(PostOf("1000000115"), PostOf("1000000107"));
    }

    [Fact]
    public void Names_Everywhere_AreInBothLanguages()
    {
        Assert.All(City.Where(feature => feature.Name is not null), feature => Assert.True(feature.Name!.IsComplete));
        Assert.All(City.Where(feature => feature.Layer is CityLayers.Streets or CityLayers.Districts or CityLayers.Facilities or CityLayers.Constraints), feature => Assert.NotNull(feature.Name));
        Assert.All(CityChecks.Of(City, CityLayers.Constraints), constraint => Assert.True(DemonstrationCity.Limits.ContainsKey(CityChecks.Text(constraint, "limit"))));
    }

    [Fact]
    public void Parcels_Each_SayThatTheyAreIllustrative() =>
        Assert.All(CityChecks.Of(City, CityLayers.Parcels), parcel => Assert.StartsWith(DemonstrationCity.IllustrativePrefix, CityChecks.Text(parcel, "realEstateId"), StringComparison.Ordinal));

    [Fact]
    public void Corners_BetweenTwoStreets_AreCutOff()
    {
        var parcels = CityChecks.Of(City, CityLayers.Parcels).ToArray();

        // Three metres along both streets leave a side of about 4.2.
        var cut = parcels.Count(parcel => Sides(Metres.Of(parcel.Shape)).Any(side => side is > 3.4 and < 5));

        Assert.InRange(cut, 5_000, parcels.Length / 2);
    }

    private static IEnumerable<double> Sides(Geometry shape) => shape.Coordinates.Zip(shape.Coordinates.Skip(1), (from, to) => from.Distance(to));

    private static string PostOf(string nationalId) => DemoPeople.Read().People.Single(person => person.NationalId == nationalId).Appointments[0].Authority;

    private static string DigestOf(IEnumerable<CityFeature> features)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var feature in features)
        {
            var attributes = string.Join(';', feature.Attributes.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
            digest.AppendData(Encoding.UTF8.GetBytes($"{feature.Layer}|{feature.Key}|{feature.Name?.Ar}|{feature.Name?.En}|{attributes}|"));
            digest.AppendData(feature.Shape.AsBinary());
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private sealed record Authorities(string Source, IReadOnlyList<AnAuthority> Items);

    private sealed record AnAuthority(string Code)
    {
        [System.Text.Json.Serialization.JsonExtensionData]
        public Dictionary<string, System.Text.Json.JsonElement> Rest { get; init; } = [];
    }
}
