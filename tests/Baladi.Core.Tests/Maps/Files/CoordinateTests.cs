using Baladi.Core.Maps.Files.Coordinates;
using Baladi.TestKit.Maps;
using CsCheck;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class CoordinateTests
{
    private const double Axis = 6378137, Flattening = 1 / 298.257223563;

    /// <summary>Computed by PROJ.</summary>
    [Theory]
    [InlineData(32636, 34.7818, 32.0853, 668156.435264, 3551279.766754)]
    [InlineData(32636, 34.5, 60, 583661.746882, 6652359.681928)]
    [InlineData(32636, 36, 32, 783423.226525, 3544369.909539)]
    [InlineData(32637, 36, 32, 216576.773475, 3544369.909539)]
    public void FromWgs84_KnownPoints_ComeOutTheSame(int srid, double longitude, double latitude, double east, double north)
    {
        var point = new Point(longitude, latitude);

        CoordinateSystems.Find(srid)!.FromWgs84(point);

        Assert.InRange(point.Coordinate.Distance(new(east, north)), 0, 0.001);
    }

    /// <summary>On the middle meridian a zone has no distortion but its scale: north is the length of the meridian, which is an integral.</summary>
    [Theory]
    [InlineData(36, 28)]
    [InlineData(37, 21.4)]
    [InlineData(38, 24.7)]
    [InlineData(39, 26.4)]
    [InlineData(40, 20)]
    public void FromWgs84_OnTheMiddleMeridian_IsTheLengthOfTheMeridian(int zone, double latitude)
    {
        var point = new Point(zone * 6 - 183, latitude);

        CoordinateSystems.Find(32600 + zone)!.FromWgs84(point);

        Assert.InRange(point.Coordinate.Distance(new(500_000, 0.9996 * Meridian(latitude))), 0, 0.001);
    }

    [Fact]
    public void Systems_Each_GoThereAndBackWithinAMillimetre() => Gen.Select(Gen.Int[0, CoordinateSystems.All.Count() - 1].Select(CoordinateSystems.All.ElementAt), Gen.Double[0.02, 0.98], Gen.Double[0.02, 0.98]).Sample((system, x, y) =>
    {
        Coordinate place = new(system.Area.MinX + x * system.Area.Width, system.Area.MinY + y * system.Area.Height);
        var point = new Point(place.Copy());

        system.FromWgs84(point);
        system.ToWgs84(point);

        // A degree is at most 111.7 km.
        return point.Coordinate.Distance(place) * 111_700 < 0.001;
    }, iter: 5_000);

    /// <summary>A datum that was left out would move nothing, one with wrong units by kilometres.</summary>
    [Theory]
    [InlineData(20438, 32638, 60, 70)]
    [InlineData(8838, 32638, 0, 0.01)]
    [InlineData(9358, 32638, 0.1, 0.5)]
    public void Systems_OfAnotherDatum_LieAsFarAwayAsIsKnown(int srid, int beside, double least, double most)
    {
        var (one, other) = (new Point(46.7, 24.7), new Point(46.7, 24.7));

        CoordinateSystems.Find(srid)!.FromWgs84(one);
        CoordinateSystems.Find(beside)!.FromWgs84(other);

        Assert.InRange(one.Coordinate.Distance(other.Coordinate), least, most);
    }

    [Fact]
    public void ToWgs84_ByManyAtOnce_IsTheSame()
    {
        var system = CoordinateSystems.Find(20438)!;
        var alone = new Point(700_000, 2_700_000);
        system.ToWgs84(alone);

        var together = new Coordinate[20_000];
        Parallel.For(0, together.Length, i =>
        {
            var point = new Point(700_000, 2_700_000);
            system.ToWgs84(point);
            together[i] = point.Coordinate;
        });

        Assert.All(together, at => Assert.True(at.Equals2D(alone.Coordinate)));
    }

    [Theory]
    [InlineData("EPSG:32638", 32638)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("urn:ogc:def:crs:EPSG::9358", 9358)]
    [InlineData("WGS_1984_UTM_Zone_38N", 32638)]
    [InlineData("Ain el Abd / UTM zone 38N", 20438)]
    [InlineData("3857", 3857)]
    [InlineData("EPSG:27700", null)]
    [InlineData("", null)]
    public void Find_ByName_KnowsTheWaysItIsWritten(string name, int? srid) => Assert.Equal(srid, CoordinateSystems.Find(name)?.Srid);

    private const string Esri = """PROJCS["{0}",GEOGCS["GCS_X",DATUM["{1}",SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

    [Theory]
    [InlineData("WGS_1984_UTM_Zone_38N", "D_WGS_1984", 32638)]
    [InlineData("Ain_el_Abd_UTM_Zone_38N", "D_Ain_el_Abd_1970", 20438)]
    [InlineData("A_grid_of_our_own", "D_Ain_el_Abd_1970", 0)]
    [InlineData("British_National_Grid", "D_OSGB_1936", null)]
    public void Read_WellKnownText_IsKnownByNameOrByItsDatum(string name, string datum, int? srid) =>
        Assert.Equal(srid, CoordinateSystems.Read(Esri.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", datum, StringComparison.Ordinal))?.Srid);

    /// <summary>ESRI gives no way to WGS 84: that of the datum is taken.</summary>
    [Fact]
    public void Read_AGridOnAKnownDatum_LiesWhereThatDatumLies()
    {
        var (own, known) = (new Point(700_000, 2_700_000), new Point(700_000, 2_700_000));

        CoordinateSystems.Read(Esri.Replace("{0}", "Own", StringComparison.Ordinal).Replace("{1}", "D_Ain_el_Abd_1970", StringComparison.Ordinal))!.ToWgs84(own);
        CoordinateSystems.Find(20438)!.ToWgs84(known);

        Assert.InRange(own.Coordinate.Distance(known.Coordinate), 0, 1e-9);
    }

    [Fact]
    public void Read_AnyChangedText_IsNullOrASystem() => Gen.Select(Gen.Int[0, Esri.Length - 1], Gen.Char, Gen.Int[0, Esri.Length]).Sample((at, sign, length) =>
    {
        var text = Esri.ToCharArray();
        text[at] = sign;
        _ = CoordinateSystems.Read(new string(text, 0, length));
    }, iter: 2_000);

    [Fact]
    public void Read_BracketsWithoutEnd_IsNull() => Assert.Null(CoordinateSystems.Read(string.Concat(Enumerable.Repeat("PROJCS[\"a\",", 1_000))));

    [Theory]
    [InlineData(4326, "[670000,2735000]", "map-coordinate-metres")]
    [InlineData(4326, "[24.7,46.7]", "map-coordinate-swapped")]
    [InlineData(4326, "[46.7,95]", "map-coordinate-range")]
    [InlineData(32638, "[46.7,24.7]", "map-coordinate-degrees")]
    [InlineData(32638, "[5000000,2735000]", "map-coordinate-outside")]
    [InlineData(9358, "[500000,6000000]", "map-coordinate-outside")]
    public async Task Read_NumbersOfAnotherSystem_AreAProblem(int srid, string coordinates, string code)
    {
        var record = Assert.Single(await MapTrial.ReadAsync($$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:{{{srid}}}"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":{{{coordinates}}}}}]}"""));

        Assert.Equal((code, null), (record.Problem?.Code, record.Shape));
    }

    private static double Meridian(double latitude)
    {
        const int steps = 20_000;
        var squared = Flattening * (2 - Flattening);
        var width = latitude * Math.PI / 180 / steps;
        return Enumerable.Range(0, steps).Sum(i => width * Axis * (1 - squared) / Math.Pow(1 - squared * Math.Pow(Math.Sin((i + 0.5) * width), 2), 1.5));
    }
}
