using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.TestKit.Maps;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class GeoJsonHostilityTests
{
    private const string Good = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[{"type":"Feature","id":7,"properties":{"a":"b\u0633","n":-1.5e3},"geometry":{"type":"Polygon","coordinates":[[[46.7,24.7],[46.701,24.7],[46.701,24.701],[46.7,24.701],[46.7,24.7]]]}},{"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[46,24]}]}}],"more":{"x":[1,2]}}""";

    [Fact]
    public async Task Read_CutOffAnywhere_IsRefusedAsTruncated()
    {
        for (var length = 1; length < Good.Length; length++)
            Assert.Equal("map-file-truncated", (await MapTrial.RefusalAsync(Good[..length])).Code);
    }

    [Fact]
    public void Read_ChangedAnyhow_IsRefusedOrRead() => Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, Gen.Int[0, Good.Length - 1], Gen.Byte).Sample((one, first, other, second) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        (bytes[one], bytes[other]) = (first, second);
        return MapTrial.SurvivesAsync(bytes, null).GetAwaiter().GetResult();
    }, iter: 3_000);

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature",}]}""", "map-json-broken", "Byte")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature"} {"type":"Feature"}]}""", "map-json-broken", "Byte")]
    [InlineData("""{"type":"FeatureCollection","features":[,]}""", "map-json-broken", "Byte")]
    [InlineData("""{"type":"Topology","objects":{}}""", "map-json-not-geojson", "File")]
    [InlineData("""{"name":"x"}""", "map-json-not-geojson", "File")]
    [InlineData("""{"type":"FeatureCollection"}""", "map-json-not-geojson", "File")]
    [InlineData("[1,2]", "map-file-unknown", "File")]
    [InlineData("", "map-file-empty", "File")]
    public async Task Read_WhatIsNoGeoJson_SaysWhatAndWhere(string text, string code, string place)
    {
        var problem = await MapTrial.RefusalAsync(text);

        Assert.Equal((code, place), (problem.Code, problem.Place.Kind.ToString()));
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[46,24],[47,24]]]}""", "map-ring-too-short")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "map-shape-empty")]
    [InlineData("""{"type":"Point","coordinates":[]}""", "map-shape-empty")]
    [InlineData("""{"type":"LineString","coordinates":[[46,24]]}""", "map-line-too-short")]
    [InlineData("""{"type":"LineString","coordinates":[[46,24],[46,24]]}""", "map-shape-no-length")]
    [InlineData("""{"type":"Point","coordinates":[1e999,24]}""", "map-coordinate-not-finite")]
    [InlineData("""{"type":"Point","coordinates":["46",24]}""", "map-shape-coordinates")]
    [InlineData("""{"type":"Point","coordinates":[46]}""", "map-shape-coordinates")]
    [InlineData("""{"type":"Point","coordinates":{"x":46}}""", "map-shape-coordinates")]
    [InlineData("""{"type":"Polygon","coordinates":[[46,24],[47,24]]}""", "map-shape-coordinates")]
    [InlineData("""{"type":"Circle","coordinates":[46,24]}""", "map-shape-type")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[46,24]},{"type":"LineString","coordinates":[[46,24],[47,24]]}]}""", "map-shape-mixed")]
    [InlineData("[]", "map-shape-coordinates")]
    [InlineData("null", "map-shape-none")]
    public async Task Read_AShapeThatIsNone_SaysWhyAndGoesOn(string shape, string code)
    {
        var text = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{{{shape}}}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[46,24]}}]}""";

        var records = await MapTrial.ReadAsync(text);

        Assert.Equal((null, code, 1L), (records[0].Shape, records[0].Problem?.Code, records[0].Attributes["a"]));
        Assert.NotNull(records[1].Shape);
    }

    [Fact]
    public async Task Read_DeepNesting_IsRefused()
    {
        var deep = new string('[', 100_000);

        Assert.Equal("map-json-deep", (await MapTrial.RefusalAsync($$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":{{{deep}}}""")).Code);
        Assert.Equal("map-json-deep", (await MapTrial.RefusalAsync($$$"""{"type":"Feature","properties":{"a":{{{deep}}}""")).Code);
    }

    [Fact]
    public async Task Read_AFeatureBeyondTheLimit_IsPassedOverAndTheNextIsRead()
    {
        var limits = new MapFileLimits { FeatureBytes = 200_000 };
        var large = string.Join(',', Enumerable.Repeat("[46.5,24.5]", 300_000));
        var text = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[{{{large}}}]}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[46,24]}}]}""";

        var records = await MapTrial.ReadAsync(text, limits: limits);

        Assert.Equal(["map-feature-too-large", null], records.Select(record => record.Problem?.Code));
        Assert.NotNull(records[1].Shape);
    }

    [Fact]
    public async Task Read_ATextBeyondTheLimit_IsRefused()
    {
        var text = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"{{{new string('x', 3_000_000)}}}"}}]}""";

        Assert.Equal("map-feature-too-large", (await MapTrial.RefusalAsync(text, limits: new() { FeatureBytes = 200_000 })).Code);
    }

    [Fact]
    public async Task Read_ABrokenLineAmongLines_LosesThatLineOnly()
    {
        const string point = """{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[46,24]}}""";

        var records = await MapTrial.ReadAsync($"{point}\n{{\"type\":\"Feature\",,}}\n{point}\nnonsense\n{point}");

        Assert.Equal([null, "map-json-broken", null, "map-json-broken", null], records.Select(record => record.Problem?.Code));
        Assert.Equal([0L, 1, 2, 3, 4], records.Select(record => record.Ordinal));
    }

    [Fact]
    public async Task Read_HalfALetter_IsAProblemOfThatFeature()
    {
        var record = Assert.Single(await MapTrial.ReadAsync("""{"type":"Feature","properties":{"a":"\ud800"},"geometry":{"type":"Point","coordinates":[46,24]}}"""));

        Assert.Equal("map-text-unreadable", record.Problem?.Code);
    }

    [Fact]
    public async Task Read_NulAndLongTexts_AreCut()
    {
        var record = Assert.Single(await MapTrial.ReadAsync($$$"""{"type":"Feature","properties":{"nul":"a\u0000b","long":"{{{new string('x', 50)}}}"},"geometry":null}""", limits: new() { TextLength = 10 }));

        Assert.Equal(["ab", "xxxxxxxxxx"], record.Attributes.Values);
    }

    [Fact]
    public async Task Read_Lines_ThatAllCross_EndsAndSaysTooComplex()
    {
        // A star of spikes, each of which crosses half of the others.
        var points = Enumerable.Range(0, 20_001).Select(i => i * 2.5132 is var angle ? FormattableString.Invariant($"[{46 + Math.Cos(angle):R},{24 + Math.Sin(angle):R}]") : "").ToList();
        points[^1] = points[0];

        var record = Assert.Single(await MapTrial.ReadAsync($$$"""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', points)}}}]]}}"""));

        Assert.Equal("map-shape-too-complex", record.Problem?.Code);
    }
}
