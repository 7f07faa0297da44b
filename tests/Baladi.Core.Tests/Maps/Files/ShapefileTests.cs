using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.TestKit;
using Baladi.TestKit.Maps;
using CsCheck;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

/// <summary>Of files that another library wrote, whole and damaged.</summary>
public class ShapefileTests
{
    private const string Word = "\u0627\u0644\u0631\u064A\u0627\u0636";
    private const string Utm38 = """PROJCS["WGS_1984_UTM_Zone_38N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";
    private static readonly Lazy<Dictionary<string, byte[]>> Good = new(() => Write(Encoding.UTF8, Utm38, Parcel(0), Parcel(1), Parcel(2)));

    private static Polygon Parcel(int i) => new Polygon(new LinearRing([new(670000 + i * 100, 2735000), new(670000 + i * 100, 2735080), new(670080 + i * 100, 2735080), new(670080 + i * 100, 2735000), new(670000 + i * 100, 2735000)]),
        [new LinearRing([new(670010 + i * 100, 2735010), new(670020 + i * 100, 2735010), new(670020 + i * 100, 2735020), new(670010 + i * 100, 2735010)])]);

    private static Dictionary<string, byte[]> Write(Encoding encoding, string? projection, params Geometry[] shapes)
    {
        var folder = new ScratchFolder("shp");
        try
        {
            Shapefile.WriteAllFeatures(shapes.Select((shape, i) => (IFeature)new Feature(shape, new AttributesTable { { "name", $"{Word} {i}" }, { "area", 10.5 + i }, { "plots", i }, { "built", i % 2 == 0 } })), folder.File("plans.shp"), projection ?? "", encoding);
            return Directory.EnumerateFiles(folder.Location).Where(file => projection is not null || !file.EndsWith(".prj", StringComparison.Ordinal)).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        }
        finally { folder.Delete(); }
    }

    private static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        return stream.ToArray();
    }

    private static Dictionary<string, byte[]> With(string ending, Action<byte[]> change)
    {
        var files = Good.Value.ToDictionary(file => file.Key, file => file.Value.ToArray());
        change(files[$"plans{ending}"]);
        return files;
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("windows-1256", true)]
    [InlineData("windows-1256", false)]
    public async Task Read_AnotherLibrarysFile_HasAllOfIt(string letters, bool isNamed)
    {
        var files = Write(CodePagesEncodingProvider.Instance.GetEncoding(letters) ?? Encoding.UTF8, Utm38, Parcel(0), Parcel(1));
        if (!isNamed) files.Remove("plans.cpg");
        await using var file = await MapTrial.OpenAsync(Zip(files));

        var records = await MapTrial.ReadAsync(file);

        Assert.Equal(("plans", 2L, 32638), file.Layers.Select(layer => (layer.Name, layer.Count!.Value, layer.Srid!.Value)).Single());
        Assert.Equal([$"{Word} 0", $"{Word} 1"], records.Select(record => record.Attributes["name"]));
        Assert.Equal((11.5, 1L, false), (records[1].Attributes["area"], records[1].Attributes["plots"], records[1].Attributes["built"]));
        Assert.All(records, record => Assert.InRange(Core.Maps.Files.Coordinates.Measures.Area(record.Shape!), 6349.9, 6350.1));
        Assert.All(records, record => Assert.Empty(record.Remarks));
    }

    [Fact]
    public async Task Read_WithoutProjection_AsksForASystemAndTakesTheOneGiven()
    {
        var zip = Zip(Write(Encoding.UTF8, null, Parcel(0)));

        Assert.Equal("map-crs-needed", (await MapTrial.RefusalAsync(zip)).Code);
        Assert.NotNull(Assert.Single(await MapTrial.ReadAsync(zip, 32638)).Shape);
    }

    [Fact]
    public async Task Read_SeveralInAFolder_AreLayers()
    {
        var zip = Zip(Good.Value.Select(file => KeyValuePair.Create($"a/{file.Key}", file.Value)).Concat(Good.Value.Select(file => KeyValuePair.Create($"b/{file.Key.ToUpperInvariant()}", file.Value))));
        await using var file = await MapTrial.OpenAsync(zip);

        Assert.Equal(["a/plans", "b/PLANS"], file.Layers.Select(layer => layer.Name));
        Assert.Equal(3, (await MapTrial.ReadAsync(file, layer: "b/PLANS")).Count);
    }

    [Fact]
    public async Task Read_LinesAndPoints_ComeOutAsThose()
    {
        Assert.Equal("MultiPoint", Assert.Single(await MapTrial.ReadAsync(Zip(Write(Encoding.UTF8, Utm38, new MultiPoint([new(670000, 2735000), new(670001, 2735000)]))))).Shape!.GeometryType);
        Assert.Equal("Point", Assert.Single(await MapTrial.ReadAsync(Zip(Write(Encoding.UTF8, Utm38, new Point(670000, 2735000))))).Shape!.GeometryType);
        Assert.Equal("LineString", Assert.Single(await MapTrial.ReadAsync(Zip(Write(Encoding.UTF8, Utm38, new LineString([new(670000, 2735000), new(670001, 2735000)]))))).Shape!.GeometryType);
    }

    [Fact]
    public async Task Read_ADeletedRow_IsNotThere() =>
        Assert.Equal([$"{Word} 0", $"{Word} 2"], (await MapTrial.ReadAsync(Zip(With(".dbf", dbf => dbf[BinaryPrimitives.ReadUInt16LittleEndian(dbf.AsSpan(8)) + BinaryPrimitives.ReadUInt16LittleEndian(dbf.AsSpan(10))] = (byte)'*')))).Select(record => record.Attributes["name"]));

    [Fact]
    public async Task Read_ARecordLongerThanTheFile_IsRefusedAsTruncated() =>
        Assert.Equal("map-file-truncated", (await MapTrial.RefusalAsync(Zip(With(".shp", shp => BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(104), 1_000_000))))).Code);

    [Fact]
    public async Task Read_MorePointsThanTheRecordHolds_IsAProblemOfThatRecord()
    {
        var records = await MapTrial.ReadAsync(Zip(With(".shp", shp => BinaryPrimitives.WriteInt32LittleEndian(shp.AsSpan(108 + 40), int.MaxValue))));

        Assert.Equal(["map-shp-lengths", null, null], records.Select(record => record.Problem?.Code));
    }

    [Fact]
    public async Task Read_FieldsLongerThanTheRow_AreRefused() =>
        Assert.Equal("map-dbf-lengths", (await MapTrial.RefusalAsync(Zip(With(".dbf", dbf => dbf[32 + 16] = 255)))).Code);

    [Fact]
    public async Task Read_ATableShorterThanItSays_IsRefused() =>
        Assert.Equal("map-file-truncated", (await MapTrial.RefusalAsync(Zip(Good.Value.Select(file => file.Key.EndsWith(".dbf", StringComparison.Ordinal) ? KeyValuePair.Create(file.Key, file.Value[..^20]) : file)))).Code);

    [Theory]
    [InlineData("../../etc/plans.shp")]
    [InlineData("/plans.shp")]
    [InlineData("c:\\plans.shp")]
    [InlineData("a\\..\\plans.shp")]
    public async Task Open_NamesThatPointElsewhere_AreRefused(string name) =>
        Assert.Equal("map-zip-path", (await MapTrial.RefusalAsync(Zip([.. Good.Value, KeyValuePair.Create(name, new byte[1])]))).Code);

    [Fact]
    public async Task Read_AZipThatUnpacksWithoutEnd_StopsAtTheLimit()
    {
        var shp = Good.Value["plans.shp"][..100].Concat(new byte[] { 0, 0, 0, 1, 0, 0x7f, 0xff, 0xff }).Concat(new byte[50_000_000]).ToArray();
        var files = Good.Value.ToDictionary();
        files["plans.shp"] = shp;

        Assert.Equal("map-zip-bomb", (await MapTrial.RefusalAsync(Zip(files), null, new() { UnpackedBytes = 10_000_000 })).Code);
    }

    [Fact]
    public async Task Open_AZipOfOtherThings_IsRefused()
    {
        Assert.Equal("map-zip-nothing", (await MapTrial.RefusalAsync(Zip([KeyValuePair.Create("a.txt", new byte[3])]))).Code);
        Assert.Equal("map-zip-too-many", (await MapTrial.RefusalAsync(Zip(Enumerable.Range(0, 501).Select(i => KeyValuePair.Create($"{i}", new byte[1]))))).Code);
        Assert.Equal("map-zip-broken", (await MapTrial.RefusalAsync(Zip(Good.Value)[..^30])).Code);
        Assert.Equal("map-shp-alone", (await MapTrial.RefusalAsync(Good.Value["plans.shp"])).Code);
    }

    [Fact]
    public void Read_ChangedAnyhow_IsRefusedOrRead() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 700], Gen.Byte, Gen.Int[0, 700], Gen.Byte).Sample((which, one, first, other, second) =>
    {
        var files = With(new[] { ".shp", ".dbf", ".prj" }[which], bytes => (bytes[one % bytes.Length], bytes[other % bytes.Length]) = (first, second));
        return MapTrial.SurvivesAsync(Zip(files)).GetAwaiter().GetResult();
    }, iter: 2_000);

    [Fact]
    public void Open_AZipChangedAnyhow_IsRefusedOrRead() => Gen.Select(Gen.Int[4, 2_000], Gen.Byte).Sample((at, value) =>
    {
        var zip = Zip(Good.Value);
        zip[at % zip.Length] = value;
        return MapTrial.SurvivesAsync(zip).GetAwaiter().GetResult();
    }, iter: 1_500);
}
