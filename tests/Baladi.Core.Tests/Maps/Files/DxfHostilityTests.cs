using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.TestKit.Maps;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

public class DxfHostilityTests
{
    private const int Zone = 32638;

    private static readonly string Good = DxfText.Drawing(
        "BLOCK 2=b 10=0 20=0\nLINE 10=0 20=0 11=1 21=1\nENDBLK",
        "LWPOLYLINE 5=1 8=a 70=1 10=670000 20=2735000 42=0.5 10=670010 20=2735000 10=670010 20=2735010\nINSERT 2=b 10=670000 20=2735000\nCIRCLE 10=670000 20=2735000 40=3");

    [Fact]
    public async Task Read_CutOffAnywhere_IsRefused()
    {
        for (var length = 16; length < Good.Length - 4; length++)
            Assert.Contains((await MapTrial.RefusalAsync(Good[..length], Zone)).Code, new[] { "map-file-truncated", "map-dxf-broken", "map-file-unknown" });
    }

    [Fact]
    public void Read_ChangedAnyhow_IsRefusedOrRead() => Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, Good.Length - 1], Gen.Char['0', '9']).Sample((one, first, other, second) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        (bytes[one], bytes[other]) = ((byte)first, (byte)second);
        return MapTrial.SurvivesAsync(bytes).GetAwaiter().GetResult();
    }, iter: 3_000);

    [Fact]
    public async Task Read_ABlockWithinItself_IsAProblemOfThatInsert()
    {
        var records = await MapTrial.ReadAsync(DxfText.Drawing("BLOCK 2=a 10=0 20=0\nINSERT 5=E1 2=b 10=0 20=0\nENDBLK\nBLOCK 2=b 10=0 20=0\nINSERT 5=E2 2=a 10=0 20=0\nENDBLK", "INSERT 5=E0 2=a 10=670000 20=2735000\nPOINT 10=670000 20=2735000"), Zone);

        Assert.Equal(("map-dxf-block-circle", "E2"), (records[0].Problem?.Code, records[0].Problem?.Place.At));
        Assert.NotNull(records[1].Shape);
    }

    [Fact]
    public async Task Read_BlocksThatDouble_AreRefusedWhetherTheyHoldAnythingOrNot()
    {
        foreach (var inmost in new[] { "POINT 10=0 20=0\n", "" })
        {
            var blocks = $"BLOCK 2=b0 10=0 20=0\n{inmost}ENDBLK\n" + string.Concat(Enumerable.Range(1, 15).Select(i => $"BLOCK 2=b{i} 10=0 20=0\n{string.Concat(Enumerable.Repeat($"INSERT 5=E{i} 2=b{i - 1} 10=0 20=0\n", 10))}ENDBLK\n"));

            Assert.Equal("map-dxf-too-many", (await MapTrial.RefusalAsync(DxfText.Drawing(blocks, "INSERT 2=b15 10=670000 20=2735000"), Zone, new() { DrawnThings = 50_000 })).Code);
        }
    }

    [Fact]
    public async Task Read_RowsAndColumnsWithoutEnd_AreRefused() =>
        Assert.Equal("map-dxf-too-many", (await MapTrial.RefusalAsync(DxfText.Drawing("BLOCK 2=b 10=0 20=0\nENDBLK", "INSERT 2=b 10=0 20=0 70=2000000000 71=2000000000"), Zone, new() { DrawnThings = 50_000 })).Code);

    [Fact]
    public async Task Read_BlocksTooDeep_AreAProblemOfThatInsert()
    {
        var blocks = "BLOCK 2=b0 10=0 20=0\nENDBLK\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"BLOCK 2=b{i} 10=0 20=0\nINSERT 5=E{i} 2=b{i - 1} 10=0 20=0\nENDBLK\n"));

        Assert.Equal("map-dxf-block-depth", Assert.Single(await MapTrial.ReadAsync(DxfText.Drawing(blocks, "INSERT 2=b40 10=0 20=0"), Zone)).Problem?.Code);
    }

    [Theory]
    [InlineData("LINE 5=A 10=670000 20=2735000", "map-dxf-incomplete")]
    [InlineData("CIRCLE 5=A 10=670000 20=2735000 40=-1", "map-dxf-incomplete")]
    [InlineData("INSERT 5=A 2=nowhere 10=670000 20=2735000", "map-dxf-block-missing")]
    [InlineData("LWPOLYLINE 5=A 70=1 10=670000 20=2735000", "map-line-too-short")]
    [InlineData("LWPOLYLINE 5=A 70=1", "map-line-too-short")]
    [InlineData("CIRCLE 5=A 10=670000 20=2735000 40=1e308", "map-coordinate")]
    [InlineData("LWPOLYLINE 5=A 10=670000 20=2735000 42=1e-320 10=670010 20=2735000", "")]
    public async Task Read_AThingThatIsNone_NamesItsHandle(string thing, string code)
    {
        var problem = Assert.Single(await MapTrial.ReadAsync(DxfText.Drawing("", thing), Zone)).Problem;

        Assert.StartsWith(code, problem?.Code ?? "", StringComparison.Ordinal);
        if (code.StartsWith("map-dxf", StringComparison.Ordinal)) Assert.Equal((MapPlaceKind.Entity, "A"), (problem!.Place.Kind, problem.Place.At));
    }

    [Fact]
    public async Task Read_BinaryDrawings_AreRefusedForWhatTheyAre()
    {
        Assert.Equal("map-dxf-binary", (await MapTrial.RefusalAsync("AutoCAD Binary DXF\r\n\u001a\0")).Code);
        Assert.Equal("map-dwg", (await MapTrial.RefusalAsync("AC1032\0\0\0")).Code);
    }

    [Fact]
    public async Task Read_ALineWithoutEnd_IsRefusedWithItsPlace()
    {
        var problem = await MapTrial.RefusalAsync(DxfText.Drawing("", $"TEXT 10=0 20=0 1={new string('x', 600_000)}"), Zone);

        Assert.Equal(("map-dxf-broken", MapPlaceKind.Line), (problem.Code, problem.Place.Kind));
    }
}
