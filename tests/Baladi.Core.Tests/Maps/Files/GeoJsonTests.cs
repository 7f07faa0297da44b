using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.TestKit.Maps;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class GeoJsonTests
{
    private const string Parcel = """{"type":"Feature","id":"p-1","properties":{"plan":"3114","block":7,"area":412.5,"built":true,"note":null,"tags":["a",1]},"geometry":{"type":"Polygon","coordinates":[[[46.7,24.7],[46.701,24.7],[46.701,24.701],[46.7,24.701],[46.7,24.7]]]}}""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Shape(string type, string coordinates) => $$$"""{"type":"Feature","properties":{},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";

    [Fact]
    public async Task Read_AFeature_HasItsValuesByType()
    {
        var record = Assert.Single(await MapTrial.ReadAsync(Collection(Parcel)));

        Assert.Equal("p-1", record.Key);
        Assert.Equal(["3114", 7L, 412.5, true, null, """["a",1]"""], record.Attributes.Values);
        Assert.Equal((4326, 5), (record.Shape!.SRID, record.Shape.NumPoints));
        Assert.Empty(record.Remarks);
    }

    [Fact]
    public async Task Read_EachType_ComesOutAsThatType()
    {
        var records = await MapTrial.ReadAsync(Collection(
            Shape("Point", "[46.7,24.7,600]"), Shape("MultiPoint", "[[46.7,24.7],[46.8,24.7]]"), Shape("LineString", "[[46.7,24.7],[46.8,24.7]]"),
            Shape("MultiLineString", "[[[46.7,24.7],[46.8,24.7]],[[46.7,24.8],[46.8,24.8]]]"),
            Shape("MultiPolygon", "[[[[46.7,24.7],[46.71,24.7],[46.71,24.71],[46.7,24.7]]],[[[46.8,24.7],[46.81,24.7],[46.81,24.71],[46.8,24.7]]]]")));

        Assert.Equal(["Point", "MultiPoint", "LineString", "MultiLineString", "MultiPolygon"], records.Select(record => record.Shape!.GeometryType));
        Assert.True(double.IsNaN(records[0].Shape!.Coordinate.Z));
    }

    [Theory]
    [InlineData("one for each line", "{0}\n{0}\r\n{0}\n", 3)]
    [InlineData("a text sequence", "\u001e{0}\n\u001e{0}\n", 2)]
    [InlineData("alone", "{0}", 1)]
    [InlineData("with a mark in front", "\uFEFF{0}", 1)]
    public async Task Read_WithoutCollection_HasEachFeature(string _, string shape, int count)
    {
        var records = await MapTrial.ReadAsync(shape.Replace("{0}", Parcel, StringComparison.Ordinal));

        Assert.Equal(Enumerable.Repeat("p-1", count), records.Select(record => record.Key));
        Assert.All(records, record => Assert.NotNull(record.Shape));
    }

    [Fact]
    public async Task Read_ABareGeometry_IsAFeatureWithoutAttributes()
    {
        var record = Assert.Single(await MapTrial.ReadAsync("""{"coordinates":[46.7,24.7],"type":"Point"}"""));

        Assert.Equal(new Point(46.7, 24.7), record.Shape);
        Assert.Empty(record.Attributes);
    }

    [Fact]
    public async Task Read_MembersInAnyOrder_AreFound()
    {
        var records = await MapTrial.ReadAsync("""{"name":"x","bbox":[1,2,3,4],"features":[{"geometry":{"coordinates":[46.7,24.7],"type":"Point"},"properties":null,"type":"Feature"}],"type":"FeatureCollection"}""");

        Assert.Equal(new Point(46.7, 24.7), Assert.Single(records).Shape);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::32638")]
    [InlineData("EPSG:32638")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/32638")]
    public async Task Read_InAnotherSystem_LiesWhereItBelongs(string name)
    {
        var text = $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{name}}}"}},"features":[{{{Shape("Point", "[500000,2654253.9]")}}}]}""";
        await using var file = await MapTrial.OpenAsync(text);

        var at = Assert.Single(await MapTrial.ReadAsync(file)).Shape!.Coordinate;

        Assert.Equal(32638, Assert.Single(file.Layers).Srid);
        Assert.Equal(45, at.X, 9);
        Assert.Equal(24, at.Y, 3);
    }

    [Fact]
    public async Task Read_AnUnknownSystem_IsRefusedByName()
    {
        var problem = await MapTrial.RefusalAsync("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[]}""");

        Assert.Equal(("map-crs-unknown", "EPSG:27700"), (problem.Code, problem.Args[0]));
    }

    [Fact]
    public async Task Read_ASystemBehindItsFeatures_IsRefused() =>
        Assert.Equal("map-crs-late", (await MapTrial.RefusalAsync(Collection(Shape("Point", "[46,24]"))[..^1] + ""","crs":{"type":"name","properties":{"name":"EPSG:32638"}}}""")).Code);

    [Fact]
    public async Task Open_AFile_KnowsItsFields()
    {
        await using var file = await MapTrial.OpenAsync(Collection(Parcel, Parcel.Replace("412.5", "7", StringComparison.Ordinal)));

        var layer = Assert.Single(file.Layers);

        Assert.Equal((2L, 4326), (layer.Count, layer.Srid));
        Assert.Equal([OgcGeometryType.Polygon], layer.Kinds);
        Assert.Equal([("plan", MapFieldType.Text), ("block", MapFieldType.Whole), ("area", MapFieldType.Number), ("built", MapFieldType.Truth), ("note", MapFieldType.Text), ("tags", MapFieldType.Text)], layer.Fields.Select(field => (field.Name, field.Type)));
        Assert.Equal(["412.5", "7"], layer.Fields[2].Samples);
    }

    [Fact]
    public async Task Read_AfterSome_GoesOnWithTheNext()
    {
        await using var file = await MapTrial.OpenAsync(Collection([.. Enumerable.Range(0, 9).Select(i => Shape("Point", $"[46.{i},24]"))]));

        var rest = await MapTrial.ReadAsync(file, skip: 7);

        Assert.Equal([7L, 8L], rest.Select(record => record.Ordinal));
        Assert.Equal(46.7, rest[0].Shape!.Coordinate.X, 9);
    }

    [Fact]
    public async Task Read_FromAStreamThatPassesOnce_GivesAll()
    {
        var bytes = Encoding.UTF8.GetBytes(Collection([.. Enumerable.Repeat(Parcel, 5_000)]));
        await using var file = await MapTrial.Files().OpenAsync(new TrickleStream(bytes), "pipe");

        var records = await MapTrial.ReadAsync(file);

        Assert.Equal(5_000, records.Count(record => record.Shape is not null));
        Assert.Equal(bytes.Length, file.BytesRead);
    }

    [SkippableTheory]
    [InlineData("riyadh-osm/riyadh-base.geojson", 4698)]
    [InlineData("riyadh-osm/riyadh-roads.geojson", 9277)]
    [InlineData("riyadh-osm/plan-boundaries-sample.geojson", 60)]
    public async Task Read_RealFiles_HaveAllTheirFeatures(string name, int count)
    {
        await using var file = await MapTrial.Files().OpenFileAsync(SharedData.File(name));

        var records = await MapTrial.ReadAsync(file);

        Assert.Equal(count, records.Count);
        Assert.Empty(records.Where(record => record.Shape is null).Select(record => record.Problem));
        Assert.All(records, record => Assert.True(record.Shape!.IsValid));
        Assert.Equal(file.TotalBytes, file.BytesRead);
    }

    /// <summary>A few bytes at a time, and no way back.</summary>
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
