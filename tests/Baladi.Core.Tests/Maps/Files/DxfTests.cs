using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.Drawings;
using Baladi.TestKit.Maps;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class DxfTests
{
    private const int Zone = 32638;

    private static DxfDrawing Open(string text) => DxfDrawing.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>The outlines of all that is drawn, in units of the drawing.</summary>
    private static List<Coordinate[]> Outlines(string text, double tolerance = DxfOutline.Centimetre)
    {
        using var drawing = Open(text);
        return [.. new DxfExpansion(drawing, MapFileLimits.Default).All().Select(placed => new DxfOutline(tolerance).Points(placed.Entity).Select(at => placed.Way.Transform(at, at.Copy())).ToArray())];
    }

    [Fact]
    public async Task Read_Linework_LiesWhereItWasDrawn()
    {
        var records = await MapTrial.ReadAsync(DxfText.Drawing("", """
            LINE 5=A1 8=roads 10=670000 20=2735000 11=670100 21=2735000
            LWPOLYLINE 5=A2 8=plots 90=4 70=1 10=670000 20=2735000 10=670020 20=2735000 10=670020 20=2735030 10=670000 20=2735030
            POINT 5=A3 8=0 10=670005 20=2735005
            TEXT 5=A4 8=names 62=3 10=670005 20=2735005 40=2.5 50=90 1=Plot
            """), Zone);

        Assert.Equal(["LineString", "Polygon", "Point", "Point"], records.Select(record => record.Shape!.GeometryType));
        Assert.Equal(["A1", "A2", "A3", "A4"], records.Select(record => record.Key));
        Assert.Equal(["roads", "plots", "0", "names"], records.Select(record => record.Attributes["layer"]));
        Assert.Equal(("Plot", 2.5, 90.0, 3L), (records[3].Attributes["text"], records[3].Attributes["height"], records[3].Attributes["rotation"], records[3].Attributes["color"]));
        Assert.InRange(Core.Maps.Files.Coordinates.Measures.Area(records[1].Shape!), 599.99, 600.01);
        Assert.InRange(records[0].Shape!.Coordinate.Distance(new(46.68, 24.72)), 0, 0.01);
    }

    [Fact]
    public async Task Read_WithoutASystem_AsksForOne() =>
        Assert.Equal("map-crs-needed", (await MapTrial.RefusalAsync(DxfText.Drawing("", "POINT 10=1 20=2"))).Code);

    [Fact]
    public async Task Open_ADrawing_TellsItsLayersAndWhatIsPassedOver()
    {
        await using var file = await MapTrial.OpenAsync(DxfText.Drawing("", "LINE 8=a 10=0 20=0 11=1 21=1\nCIRCLE 8=b 10=0 20=0 40=1\nHATCH 8=a\nHATCH 8=a\nLINE 8=a 67=1 10=0 20=0 11=1 21=1"));

        Assert.Equal([("a", 1L, OgcGeometryType.LineString), ("b", 1L, OgcGeometryType.Polygon)], file.Layers.Select(layer => (layer.Name, layer.Count!.Value, layer.Kinds.Single())));
        Assert.Equal("map-dxf-skipped (2, HATCH) File ", Assert.Single(file.Remarks).ToString());
    }

    [Fact]
    public void Outline_OfABulge_StaysWithinTheTolerance()
    {
        // A half circle of radius 10 above the x axis, run from right to left.
        var points = Assert.Single(Outlines(DxfText.Drawing("", "LWPOLYLINE 70=0 10=10 20=0 42=1 10=-10 20=0")));

        Assert.True(points.Length > 30);
        Assert.Equal((new Coordinate(10, 0), new Coordinate(-10, 0)), (points[0], points[^1]));
        Assert.All(points, point => Assert.InRange(point.Distance(new(0, 0)), 9.999999, 10.000001));
        Assert.All(points[1..^1], point => Assert.True(point.Y > 0));
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.InRange(10 - new LineSegment(pair.First, pair.Second).MidPoint.Distance(new(0, 0)), 0, DxfOutline.Centimetre));
    }

    [Fact]
    public void Outline_OfAClosedPolyline_BendsItsLastSideToo()
    {
        var points = Assert.Single(Outlines(DxfText.Drawing("", "LWPOLYLINE 70=1 10=0 20=0 10=10 20=0 42=0 10=10 20=10 42=-0.5")));

        Assert.Equal(new Coordinate(0, 0), points[0]);
        Assert.True(points.Length > 8);
    }

    [Theory]
    [InlineData("ARC 10=0 20=0 40=5 50=90 51=180", 0, 5, -5, 0)]
    [InlineData("ARC 10=0 20=0 40=5 50=270 51=0", 0, -5, 5, 0)]
    [InlineData("ARC 10=0 20=0 40=5 50=90 51=180 230=-1", 0, 5, 5, 0)]
    [InlineData("ELLIPSE 10=0 20=0 11=4 21=0 40=0.5 41=0 42=1.5707963267948966", 4, 0, 0, 2)]
    public void Outline_OfACurve_BeginsAndEndsWhereItDoes(string curve, double fromX, double fromY, double toX, double toY)
    {
        var points = Assert.Single(Outlines(DxfText.Drawing("", curve)));

        Assert.InRange(points[0].Distance(new(fromX, fromY)) + points[^1].Distance(new(toX, toY)), 0, 1e-9);
    }

    [Fact]
    public void Outline_OfAnOldPolyline_LeavesOutWhatOnlyGuidesIt() =>
        Assert.Equal([new(0, 0), new(5, 0), new(5, 5)], Assert.Single(Outlines(DxfText.Drawing("", "POLYLINE 66=1 70=1 10=0 20=0\nVERTEX 10=0 20=0\nVERTEX 10=5 20=0\nVERTEX 10=9 20=9 70=16\nVERTEX 10=5 20=5\nSEQEND"))));

    [Fact]
    public void Outline_OfASolid_GoesAroundIt() =>
        Assert.Equal([new(0, 0), new(1, 0), new(1, 1), new(0, 1)], Assert.Single(Outlines(DxfText.Drawing("", "SOLID 10=0 20=0 11=1 21=0 12=0 22=1 13=1 23=1"))));

    [Fact]
    public void Expand_AnInsert_TurnsAndScalesAboutItsBase()
    {
        var outline = Assert.Single(Outlines(DxfText.Drawing("BLOCK 2=door 10=1 20=1\nLINE 8=0 10=1 20=1 11=3 21=1\nENDBLK", "INSERT 8=doors 2=DOOR 10=100 20=200 41=2 42=3 50=90")));

        Assert.InRange(outline[0].Distance(new(100, 200)) + outline[1].Distance(new(100, 204)), 0, 1e-9);
    }

    [Fact]
    public void Expand_RowsColumnsAndBlocksWithin_PutsEachInItsPlace()
    {
        using var drawing = Open(DxfText.Drawing("BLOCK 2=in 10=0 20=0\nPOINT 5=P 8=0 10=0 20=0\nENDBLK\nBLOCK 2=out 10=0 20=0\nINSERT 5=I 8=trees 2=in 10=1 20=0\nENDBLK", "INSERT 5=X 8=green 2=out 10=10 20=10 70=3 71=2 44=5 45=7"));

        var placed = new DxfExpansion(drawing, MapFileLimits.Default).All().ToList();

        Assert.Equal([(11, 10), (16, 10), (21, 10), (11, 17), (16, 17), (21, 17)], placed.Select(one => one.Way.Transform(new Coordinate(0, 0), new Coordinate())).Select(at => ((int)at.X, (int)at.Y)));
        Assert.All(placed, one => Assert.Equal(("trees", "in"), (one.Layer, one.Block)));
        Assert.Equal(6, placed.Select(one => one.Key).Distinct().Count());
    }

    [Fact]
    public async Task Read_AttributesOfAnInsert_AreTextsWithTheirTag()
    {
        var records = await MapTrial.ReadAsync(DxfText.Drawing("BLOCK 2=plot 10=0 20=0\nENDBLK", "INSERT 5=I 2=plot 66=1 10=670000 20=2735000\nATTRIB 5=T 2=NUMBER 1=14 10=670001 20=2735001 40=1\nSEQEND\nPOINT 10=670000 20=2735000"), Zone);

        Assert.Equal(("14", "NUMBER", "I/T"), (records[0].Attributes["text"], records[0].Attributes["tag"], records[0].Key));
        Assert.Equal(2, records.Count);
    }

    [Theory]
    [InlineData("AC1021", "ANSI_1252", "utf-8")]
    [InlineData("AC1015", "ANSI_1256", "windows-1256")]
    [InlineData("AC1021", "ANSI_1256", "windows-1256")]
    [InlineData("AC1015", "", "windows-1256")]
    [InlineData("AC1015", "", "utf-8")]
    [InlineData("AC1015", "ANSI_1252", "escaped")]
    public void Texts_InWhateverLetters_ReadTheSame(string version, string page, string letters)
    {
        const string word = "\u0645\u062E\u0637\u0637";
        var encoding = letters == "escaped" ? Encoding.ASCII : CodePagesEncodingProvider.Instance.GetEncoding(letters) ?? Encoding.UTF8;
        var written = letters == "escaped" ? string.Concat(word.Select(letter => $"\\U+{(int)letter:X4}")) : word;

        using var drawing = DxfDrawing.Open(new MemoryStream(encoding.GetBytes(DxfText.Drawing("", $"TEXT 10=0 20=0 1={written}", version, page))));

        Assert.Equal(word, Assert.IsType<Core.Maps.Files.Drawings.DxfText>(Assert.Single(drawing.Entities())).Text);
    }

    [Theory]
    [InlineData(@"{\fArial|b0|i0;Plot} 12\Pblock 3", "Plot 12\nblock 3")]
    [InlineData(@"\A1;\H2.5;12\S1/2; m", "121/2 m")]
    [InlineData(@"45%%d \\ \{a\}", "45\u00B0 \\ {a}")]
    [InlineData(@"ends with \", "ends with \\")]
    public void Texts_OfSeveralLines_AreWhatAReaderSees(string text, string plain)
    {
        using var drawing = Open(DxfText.Drawing("", $"MTEXT 10=0 20=0 1={text.Replace(' ', '~')}").Replace('~', ' '));

        Assert.Equal(plain, ((Core.Maps.Files.Drawings.DxfText)drawing.Entities().Single()).Text);
    }

    [SkippableTheory]
    [InlineData("dxf/mezz.dxf")]
    [InlineData("dxf/RASHIDA.dxf")]
    [InlineData("dxf/Parking-test.dxf")]
    public async Task Read_RealDrawings_HaveWhatIsDrawnInThem(string name)
    {
        var path = SharedData.File(name);
        using var drawing = DxfDrawing.Open(File.OpenRead(path));
        var drawn = drawing.Entities().GroupBy(entity => entity.Type).ToDictionary(group => group.Key, group => group.Count());

        await using var file = await MapTrial.Files().OpenFileAsync(path);

        // Held against a count of the lines of the file, in a way that knows nothing of entities.
        Assert.Equal(DxfText.CountOf(path), drawn.Concat(drawing.Skipped).Where(type => DxfText.Counted.Contains(type.Key)).ToDictionary());
        Assert.DoesNotContain(drawing.Blocks.Values.SelectMany(block => block.Entities), entity => entity is DxfBroken);
        Assert.NotEmpty(drawing.Layers);
        Assert.True(file.Layers.Sum(layer => layer.Count) >= drawn.Where(type => type.Key != "INSERT").Sum(type => type.Value));
        // They lie nowhere on earth, which is said of each.
        Assert.All(await MapTrial.ReadAsync(file, Zone), record => Assert.NotNull(record.Problem));
    }
}
