using Baladi.Core.Maps.Files;
using Baladi.TestKit.Maps;
using CsCheck;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class ShapeRepairTests
{
    private static async Task<MapRecord> ReadAsync(string coordinates, string type = "Polygon") =>
        Assert.Single(await MapTrial.ReadAsync($$$"""{"type":"Feature","properties":{},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}"""));

    private static IEnumerable<string> Said(MapRecord record) => record.Remarks.Select(remark => $"{remark.Code} {remark.Place.At}");

    [Fact]
    public async Task Read_TheLastPointNotRepeated_IsClosedAndSaidSo()
    {
        var record = await ReadAsync("[[[46,24],[46.1,24],[46.1,24.1],[46,24.1]]]");

        Assert.Equal(5, record.Shape!.NumPoints);
        Assert.Equal(["map-ring-closed 46, 24.1"], Said(record));
    }

    [Fact]
    public async Task Read_APieceOfTheRingMissing_IsRefusedWithItsEnd()
    {
        var record = await ReadAsync("[[[46,24],[46.01,24],[46.02,24.01],[46.03,24]]]");

        Assert.Equal(("map-ring-open", "46.03, 24"), (record.Problem?.Code, record.Problem?.Place.At));
    }

    [Fact]
    public async Task Read_ABowTie_IsTakenApartWithThePlaceOfTheCrossing()
    {
        var record = await ReadAsync("[[[46,24],[46.2,24.2],[46.2,24],[46,24.2],[46,24]]]");

        Assert.True(record.Shape!.IsValid);
        Assert.Equal(2, record.Shape.NumGeometries);
        Assert.Equal(0.02, record.Shape.Area, 9);
        Assert.Contains("map-shape-crossing-repaired 46.1, 24.1", Said(record));
    }

    [Fact]
    public async Task Read_ClockwiseRings_AreTurnedAndSaidSo()
    {
        var record = await ReadAsync("[[[46,24],[46,24.1],[46.1,24.1],[46.1,24],[46,24]]]");

        Assert.True(((Polygon)record.Shape!).Shell.IsCCW);
        Assert.Equal(["map-ring-turned 46, 24"], Said(record));
    }

    [Fact]
    public async Task Read_AHoleOutside_IsRepaired() =>
        Assert.Contains("map-shape-holes-repaired", (await ReadAsync("[[[46,24],[46.1,24],[46.1,24.1],[46,24.1],[46,24]],[[46.2,24],[46.2,24.1],[46.3,24.1],[46.3,24],[46.2,24]]]")).Remarks.Select(remark => remark.Code));

    [Theory]
    [InlineData("[[[46,24],[46.1,24.1],[46.2,24.2],[46,24]]]")]
    [InlineData("[[[46,24],[46.1,24],[46,24],[46,24]]]")]
    public async Task Read_NoArea_IsRefusedWithThePlace(string coordinates)
    {
        var record = await ReadAsync(coordinates);

        Assert.Equal("map-shape-no-area", record.Problem?.Code);
        Assert.NotNull(record.Problem?.Place.OnEarth);
    }

    [Fact]
    public async Task Read_ACollectionOfOneKind_IsOneShapeOfParts()
    {
        var record = Assert.Single(await MapTrial.ReadAsync("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[46,24]},{"type":"MultiPoint","coordinates":[[46,25],[46,26]]}]}"""));

        Assert.Equal(("MultiPoint", 3), (record.Shape!.GeometryType, record.Shape.NumGeometries));
    }

    [Fact]
    public void Read_AnyRing_IsValidOrRefused() => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8]).List[3, 12].Sample(corners =>
    {
        var points = corners.Select(corner => FormattableString.Invariant($"[{46 + corner.Item1 * 0.01:0.00},{24 + corner.Item2 * 0.01:0.00}]")).ToList();

        var record = ReadAsync($"[[{string.Join(',', points)},{points[0]}]]").GetAwaiter().GetResult();

        return record.Shape is { } shape ? shape.IsValid && shape.Area > 0 && record.Problem is null && Polygons(shape).All(polygon => polygon.Shell.IsCCW)
            : record.Problem is not null;
    }, iter: 2_000);

    /// <summary>The quick look says of no ring that it is simple which the full check finds fault with.</summary>
    [Fact]
    public void SimpleRing_AnyRing_AgreesWithTheFullCheck() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).List[3, 9].Sample(corners =>
    {
        Coordinate[] points = [.. corners.Select(corner => new Coordinate(corner.Item1, corner.Item2)), new(corners[0].Item1, corners[0].Item2)];
        var polygon = new Polygon(new LinearRing(points));

        return !Core.Maps.Files.Shapes.SimpleRing.IsOne(polygon) || polygon.IsValid;
    }, iter: 20_000);

    private static IEnumerable<Polygon> Polygons(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Cast<Polygon>();
}
