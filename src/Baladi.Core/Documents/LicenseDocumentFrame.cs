using System.Globalization;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;
using SkiaSharp;

namespace Baladi.Core.Documents;

/// <param name="Foot">The sentence at the foot of every page.</param>
/// <param name="Address">The address beside it; null for none.</param>
internal sealed record FrameContent(LocalizedText? Watermark, LocalizedText? NotInForce, LocalizedText Foot, Uri? Address);

/// <summary>What stands on every page of a paper: header band, watermark, footer, and the band of a license no longer in force.</summary>
internal sealed class LicenseDocumentFrame(FrameContent content, LicenseDocumentTexts texts)
{
    public const float LaterTop = 68;
    public static readonly PdfMargins Margins = new(Top: 78, Bottom: 60, Side: 42);
    private const float Slant = -32;

    private static readonly float ContentWidth = PdfDocument.PageWidth - 2 * Margins.Side;

    public void DrawBackground(PdfPage page, int number)
    {
        page.Fill(SKRect.Create(0, 0, page.Width, page.Height), PdfColors.White);
        DrawHeader(page, number == 1 ? 60 : 44);
    }

    public void DrawForeground(PdfPage page, PageNumber number)
    {
        DrawFooter(page, number);
        DrawWatermark(page);
        if (content.NotInForce is not { } notInForce) return;
        var arabic = new TextStyle { Size = 30, Weight = FontWeight.Bold, Color = PdfColors.Error.WithAlpha(0xD8), Alignment = TextAlignment.Center, LineHeight = 1.4f };
        var english = arabic with { Size = 15, Weight = FontWeight.SemiBold };
        page.Turned(new SKPoint(page.Width / 2, page.Height * 0.5f), Slant, turned =>
        {
            const float Half = 44, Reach = 600;
            turned.Fill(SKRect.Create(-Reach, -Half, 2 * Reach, 2 * Half), PdfColors.Error.WithAlpha(0x1C));
            turned.Line(new SKPoint(-Reach, -Half), new SKPoint(Reach, -Half), PdfColors.Error.WithAlpha(0xA0), 1.5f);
            turned.Line(new SKPoint(-Reach, Half), new SKPoint(Reach, Half), PdfColors.Error.WithAlpha(0xA0), 1.5f);
            Draw(turned, new StackBlock(new TextBlock(notInForce.Ar, arabic.Arabic()), new TextBlock(notInForce.En, english.English())), 700);
        });
    }

    /// <summary>Over the content, as thin as breath: under it the boxes would hide it.</summary>
    private void DrawWatermark(PdfPage page)
    {
        if (content.Watermark is not { } watermark) return;
        var style = new TextStyle { Size = 64, Weight = FontWeight.Bold, Color = PdfColors.Gray900.WithAlpha(0x0F), Alignment = TextAlignment.Center };
        page.Turned(new SKPoint(page.Width / 2, page.Height * 0.7f), Slant, turned =>
            Draw(turned, new StackBlock(new TextBlock(watermark.Ar, style.Arabic()), new TextBlock(watermark.En, style.English() with { Size = 40 })), 700));
    }

    private static void Draw(PdfPage page, PdfBlock block, float width)
    {
        var placement = block.Lay(width);
        placement.Draw(page, -width / 2, -placement.Height / 2);
    }

    /// <summary>A license no longer in force loses the green.</summary>
    private void DrawHeader(PdfPage page, float height)
    {
        var (ground, edge) = content.NotInForce is null ? (PdfColors.Green600, PdfColors.Green800) : (PdfColors.Gray600, PdfColors.Gray800);
        page.Fill(SKRect.Create(0, 0, page.Width, height), ground);
        page.Fill(SKRect.Create(0, height, page.Width, 3), edge);
        var size = height >= 60 ? 26f : 17f;
        var arabic = new TextStyle { Size = size, Weight = FontWeight.Bold, Color = PdfColors.White, Direction = TextDirection.RightToLeft };
        var english = arabic.English() with { Size = size * 0.74f, Weight = FontWeight.SemiBold, Alignment = TextAlignment.End };
        var right = page.Width - Margins.Side;
        var mark = TextLayout.Measure(texts.Wordmark.Ar, arabic);
        var gap = size * 0.45f;
        DrawLine(page, texts.Wordmark.Ar, arabic, right - mark, mark, height / 2);
        page.Line(new SKPoint(right - mark - gap, height / 2 - size * 0.42f), new SKPoint(right - mark - gap, height / 2 + size * 0.42f), PdfColors.Green300, 1);
        DrawLine(page, texts.Wordmark.En, english, right - mark - 2 * gap - 200, 200, height / 2 + size * 0.06f);

        var portal = new TextStyle { Size = 9, Color = PdfColors.Green100, LineHeight = 1.5f };
        var block = new StackBlock(
            new TextBlock(texts.Portal.Ar, portal.Arabic() with { Alignment = TextAlignment.End }),
            new TextBlock(texts.Portal.En, portal.English() with { Size = 8.5f })).Lay(200);
        block.Draw(page, Margins.Side, (height - block.Height) / 2);
    }

    private static void DrawLine(PdfPage page, string text, TextStyle style, float x, float width, float middle)
    {
        // Half a point more than measured: rounding must not wrap the word.
        var layout = new TextLayout(text, style, width + 0.5f);
        page.Text(layout, x, middle - layout.Height / 2);
    }

    private void DrawFooter(PdfPage page, PageNumber number)
    {
        var style = new TextStyle { Size = 7.5f, Color = PdfColors.Gray500 };
        var top = page.Height - Margins.Bottom + 12;
        page.Line(new SKPoint(Margins.Side, top), new SKPoint(page.Width - Margins.Side, top), PdfColors.Gray300, 0.5f);
        var address = content.Address?.AbsoluteUri ?? "";
        var block = new StackBlock(
            Bilingual.Text(content.Foot, style),
            new ColumnsBlock(
                (ColumnWidth.Of(1), new TextBlock(Numbered(texts.Page.Ar, number), style.Arabic())),
                (ColumnWidth.Of(4), new TextBlock(address, style.English() with { Alignment = TextAlignment.Center, Color = PdfColors.Green700 })),
                (ColumnWidth.Of(1), new TextBlock(Numbered(texts.Page.En, number), style.English())))).Lay(ContentWidth);
        block.Draw(page, Margins.Side, top + 7);
        if (content.Address is { } link) page.Link(SKRect.Create(Margins.Side + ContentWidth / 6, top + 18, ContentWidth * 4 / 6, 14), link);
    }

    private static string Numbered(string format, PageNumber number) => string.Format(CultureInfo.InvariantCulture, format, number.Number, number.Count);
}
