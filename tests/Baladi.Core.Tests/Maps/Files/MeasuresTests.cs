using Baladi.Core.Maps.Files.Coordinates;
using Baladi.TestKit.Maps;
using CsCheck;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class MeasuresTests
{
    private const double Axis = 6378137, Squared = 0.00669437999014;

    /// <summary>Between two meridians and two parallels the ellipsoid has an area that can be summed up. The grid is off by less than a thousandth.</summary>
    [Fact]
    public void Area_AnySquareInTheKingdom_IsThatOfTheEllipsoid() => Gen.Select(Gen.Double[34.5, 55.6], Gen.Double[16.3, 32.1], Gen.Double[0.0005, 0.02]).Sample((longitude, latitude, side) =>
    {
        var middle = (latitude + side / 2) * Math.PI / 180;
        var root = 1 - Squared * Math.Pow(Math.Sin(middle), 2);
        var (north, east) = (Axis * (1 - Squared) / Math.Pow(root, 1.5), Axis * Math.Cos(middle) / Math.Sqrt(root));
        var expected = north * east * Math.Pow(side * Math.PI / 180, 2);

        return Math.Abs(Measures.Area(MapTrial.Square(longitude, latitude, side)) / expected - 1) < 0.0025;
    });

    [Fact]
    public void Length_OfAMinuteOfLatitude_IsANauticalMile() =>
        Assert.InRange(Measures.Length(new LineString([new(45, 24), new(45, 24 + 1 / 60.0)])), 1845.5 * 0.9996, 1846.5 * 0.9996);

    [Fact]
    public void Distance_AcrossTheEdgeOfAZone_IsOne() =>
        Assert.InRange(Measures.Distance(new Point(47.999, 24), new Point(48.001, 24)), 203.4, 203.8);

    [Theory]
    [InlineData(35, 28, 32636)]
    [InlineData(39.2, 21.5, 32637)]
    [InlineData(46.7, 24.7, 32638)]
    [InlineData(50.1, 26.4, 32639)]
    [InlineData(55, 22, 32640)]
    [InlineData(0, 51, 32636)]
    public void ZoneOf_APlace_IsItsOwn(double longitude, double latitude, int srid) => Assert.Equal(srid, Measures.ZoneOf(new Coordinate(longitude, latitude)).Srid);

    [Fact]
    public void Area_OfLinesAndPoints_IsNone() => Assert.Equal(0, Measures.Area(new LineString([new(46, 24), new(46.1, 24)])) + Measures.Length(new Point(46, 24)));

    /// <summary>Each has the area its maker worked out, in another way.</summary>
    [SkippableFact]
    public async Task Area_OfRealPlans_IsWhatTheySay()
    {
        await using var file = await MapTrial.Files().OpenFileAsync(SharedData.File("riyadh-osm/plan-boundaries-sample.geojson"));

        foreach (var record in await MapTrial.ReadAsync(file))
            Assert.InRange(Measures.Area(record.Shape!) / (long)record.Attributes["areaM2"]!, 0.99, 1.01);
    }
}
