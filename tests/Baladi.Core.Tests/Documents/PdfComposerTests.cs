using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using QRCoder;
using SkiaSharp;
using Pig = UglyToad.PdfPig.PdfDocument;
using Xunit;

namespace Baladi.Core.Tests.Documents;

public class PdfComposerTests
{
    private static readonly PdfMargins Margins = new(50, 50, 50);
    private static readonly TextStyle English = new() { Direction = TextDirection.LeftToRight };

    [Fact]
    public void Add_TableLongerThanAPage_RepeatsItsHeadAndKeepsEveryRow()
    {
        using var composer = Composer();
        composer.Add(new TableBlock(
            [new TableColumn("Parcel", ColumnWidth.Of(1)), new TableColumn("Area", ColumnWidth.Fixed(80), TextAlignment.End)],
            Enumerable.Range(1, 120).Select(i => (string[])[$"parcel-{i:D3}", "450"])) { Direction = TextDirection.LeftToRight });

        using var pdf = PdfDocumentOf(composer);

        Assert.True(pdf.NumberOfPages > 2);
        var pages = pdf.GetPages().Select(page => page.Text).ToArray();
        Assert.All(pages, text => Assert.StartsWith("Parcel", text, StringComparison.Ordinal));
        var all = string.Concat(pages);
        Assert.All(Enumerable.Range(1, 120), i => Assert.Equal(2, all.Split($"parcel-{i:D3}").Length));
    }

    [Fact]
    public void Add_HeadingAtTheFootOfAPage_MovesWithItsText()
    {
        using var composer = Composer();
        composer.Add(new SpaceBlock(715)).Add(new TextBlock("Heading", English), keepWithNext: true).Add(new TextBlock("Body", English with { Size = 14 }));

        using var pdf = PdfDocumentOf(composer);

        Assert.Equal("HeadingBody", pdf.GetPage(2).Text);
    }

    [Fact]
    public void Add_BlockTallerThanAPage_LeavesNoEmptyPage()
    {
        using var composer = Composer();
        composer.Add(new BoxBlock(new SpaceBlock(2000)));

        using var pdf = PdfDocumentOf(composer);

        Assert.Equal(1, pdf.NumberOfPages);
    }

    [Fact]
    public void Foreground_EveryPage_KnowsTheNumberOfPages()
    {
        using var composer = new PdfComposer(Info, Margins)
        {
            Foreground = (page, number) => page.Text(new TextLayout($"{number.Number} of {number.Count}", English, 100), 50, 800),
        };
        composer.NewPage().NewPage();

        using var pdf = PdfDocumentOf(composer);

        Assert.Equal(["1 of 2", "2 of 2"], pdf.GetPages().Select(page => page.Text));
    }

    [Fact]
    public void Qr_Address_IsDrawnModuleByModule()
    {
        const int PixelsPerModule = 4;
        var address = new Uri("https://baladi.example/ar/verify/4501-7782-913-25");
        using var expected = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var count = expected.ModuleMatrix.Count;
        using var document = new PdfDocument(Info);
        var page = document.AddPage();
        new QrBlock(address, count * PixelsPerModule).Lay(count * PixelsPerModule).Draw(page, 0, 0);

        using var bitmap = new SKBitmap(count * PixelsPerModule, count * PixelsPerModule);
        using var canvas = new SKCanvas(bitmap);
        page.DrawOn(canvas);

        for (var row = 0; row < count; row++)
            for (var column = 0; column < count; column++)
                Assert.Equal(
                    expected.ModuleMatrix[row][column],
                    bitmap.GetPixel(column * PixelsPerModule + 2, row * PixelsPerModule + 2) == PdfColors.Gray900);
    }

    private static PdfInfo Info => new() { Title = "t", Language = "en", Created = DateTimeOffset.UnixEpoch };

    private static PdfComposer Composer() => new(Info, Margins);

    private static Pig PdfDocumentOf(PdfComposer composer) => Pig.Open(composer.ToBytes());
}
