using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Documents.Pdf.Text;
using Baladi.Core.Language;
using SkiaSharp;

namespace Baladi.Core.Documents;

/// <summary>Sets a poster on one page of A3. Capital letters are 10 mm high and more where it matters: legible from three metres.</summary>
internal sealed class LicensePosterPrinter(LicensePoster poster, LicenseDocumentTexts texts)
{
    private const float Width = 841.89f;
    private const float Height = 1190.55f;
    private const float Side = 60;
    private const float Inner = Width - 2 * Side;
    private const float Band = 118;
    private const float Foot = 66;
    private const float QrSize = 300;

    private static readonly TextStyle Label = new() { Size = 19, Color = PdfColors.Gray600, Alignment = TextAlignment.Center };

    private bool InForce => poster.NotInForce is null;
    private SKColor Strong => InForce ? PdfColors.Green700 : PdfColors.Gray600;

    public byte[] Print()
    {
        using var document = new PdfDocument(new PdfInfo { Title = $"{poster.Name} {poster.Number}", Language = "ar-SA", Author = poster.Authority.Ar, Subject = poster.Number, Created = poster.PrintedAt });
        var page = document.AddPage(Width, Height);
        page.Fill(SKRect.Create(0, 0, Width, Height), PdfColors.White);
        DrawBand(page);
        var head = Head().Lay(Inner);
        head.Draw(page, Side, Band + 26);
        var proof = Proof().Lay(Inner);
        var bottom = Height - Foot - 22 - proof.Height;
        var face = Face().Lay(Inner);
        // What names the place stands in the middle of what is left.
        var free = bottom - (Band + 26 + head.Height) - face.Height;
        face.Draw(page, Side, Band + 26 + head.Height + Math.Max(8, free / 2));
        DrawAcross(page);
        // Over what runs across, so that its code is read all the same.
        proof.Draw(page, Side, bottom);
        DrawFoot(page);
        return document.ToBytes();
    }

    private StackBlock Head()
    {
        var name = new TextStyle { Size = 22, Weight = FontWeight.SemiBold, Color = PdfColors.Gray800 };
        PdfBlock[] parent = poster.ParentAuthority is { } above ? [Bilingual.Text(above, name with { Size = 17, Weight = FontWeight.Regular, Color = PdfColors.Gray600 })] : [];
        return new StackBlock([.. parent, Bilingual.Text(poster.Authority, name, name with { Size = 19 })]);
    }

    private StackBlock Face()
    {
        var title = new TextStyle { Size = 46, Weight = FontWeight.Bold, Color = Strong, Alignment = TextAlignment.Center, LineHeight = 1.45f };
        var name = title with { Size = 92, Color = PdfColors.Gray900, LineHeight = 1.35f };
        var activity = title with { Size = 34, Weight = FontWeight.SemiBold, Color = PdfColors.Gray700 };
        List<PdfBlock> blocks =
        [
            new FittedTextBlock(poster.Title.Ar, title.Arabic(), 30),
            new FittedTextBlock(poster.Title.En, title.English() with { Size = 25, Weight = FontWeight.SemiBold, Color = PdfColors.Gray600 }, 16),
            new SpaceBlock(18),
            new RuleBlock(InForce ? PdfColors.Green300 : PdfColors.Gray300, 2),
            new SpaceBlock(16),
            new FittedTextBlock(poster.Name, name, 46),
        ];
        if (poster.Activity is { } works)
            blocks.AddRange([new SpaceBlock(6), new FittedTextBlock(works.Ar, activity.Arabic(), 22), new FittedTextBlock(works.En, activity.English() with { Size = 22, Weight = FontWeight.Regular }, 15)]);
        return new StackBlock(blocks);
    }

    /// <summary>Number, last day and the code that tells whether it still holds.</summary>
    private BoxBlock Proof()
    {
        var figure = new TextStyle { Size = 40, Weight = FontWeight.Bold, Direction = TextDirection.LeftToRight, Alignment = TextAlignment.Center, LineHeight = 1.4f };
        List<PdfBlock> told =
        [
            Both(texts.Number),
            new FittedTextBlock(poster.Number, figure, 24),
            new SpaceBlock(16),
            new RuleBlock(PdfColors.Gray300),
            new SpaceBlock(16),
            Both(texts.ValidTo),
            new TextBlock($"{DocumentDates.Gregorian(poster.ValidTo)} {texts.Gregorian.Ar}", figure with { Direction = TextDirection.RightToLeft }),
        ];
        if (DocumentDates.Hijri(poster.ValidTo) is { } hijri)
            told.Add(new TextBlock($"{hijri} {texts.Hijri.Ar}", figure with { Size = 26, Weight = FontWeight.Regular, Color = PdfColors.Gray700, Direction = TextDirection.RightToLeft }));
        return new BoxBlock(new ColumnsBlock(
            (ColumnWidth.Of(1), new StackBlock(told)),
            (ColumnWidth.Fixed(QrSize), new StackBlock(
                new QrBlock(poster.VerificationAddress, QrSize),
                new SpaceBlock(6),
                new FittedTextBlock(texts.ScanStatus.Ar, Label.Arabic() with { Weight = FontWeight.SemiBold, Color = Strong }, 13),
                new FittedTextBlock(texts.ScanStatus.En, Label.English() with { Size = 15 }, 11))))
        { Gap = 26, Alignment = VerticalAlignment.Middle })
        { Background = InForce ? PdfColors.Green50 : PdfColors.Gray50, Border = InForce ? PdfColors.Green200 : PdfColors.Gray300, Radius = 14, PaddingX = 26, PaddingY = 22 };
    }

    private static StackBlock Both(LocalizedText label) => new(new TextBlock(label.Ar, Label.Arabic()), new TextBlock(label.En, Label.English() with { Size = 15 }));

    private void DrawBand(PdfPage page)
    {
        page.Fill(SKRect.Create(0, 0, Width, Band), InForce ? PdfColors.Green600 : PdfColors.Gray600);
        page.Fill(SKRect.Create(0, Band, Width, 6), InForce ? PdfColors.Green800 : PdfColors.Gray800);
        var mark = new TextStyle { Size = 56, Weight = FontWeight.Bold, Color = PdfColors.White, LineHeight = 1.3f };
        var portal = mark with { Size = 21, Weight = FontWeight.Regular, LineHeight = 1.5f };
        Middle(page, new TextBlock(texts.Wordmark.Ar, mark.Arabic()), Side + Inner / 2, Inner / 2);
        Middle(page, new StackBlock(new TextBlock(texts.Portal.Ar, portal.Arabic() with { Alignment = TextAlignment.End }), new TextBlock(texts.Portal.En, portal.English() with { Size = 18 })), Side, Inner / 2);
    }

    private static void Middle(PdfPage page, PdfBlock block, float x, float width)
    {
        var placed = block.Lay(width);
        placed.Draw(page, x, (Band - placed.Height) / 2);
    }

    private void DrawFoot(PdfPage page)
    {
        var style = new TextStyle { Size = 13, Color = PdfColors.Gray600, Alignment = TextAlignment.Center };
        var foot = new StackBlock(
            Bilingual.Text(poster.Marker ?? texts.Verify, style with { Alignment = TextAlignment.Start }),
            new TextBlock(poster.VerificationAddress.AbsoluteUri, style.English() with { Color = PdfColors.Green700 })).Lay(Inner);
        page.Line(new SKPoint(Side, Height - Foot - 8), new SKPoint(Width - Side, Height - Foot - 8), PdfColors.Gray300, 0.75f);
        foot.Draw(page, Side, Height - Foot);
    }

    private void DrawAcross(PdfPage page)
    {
        if ((poster.NotInForce ?? poster.Watermark) is not { } words) return;
        var color = InForce ? PdfColors.Gray900.WithAlpha(0x0F) : PdfColors.Error.WithAlpha(0xD8);
        var style = new TextStyle { Size = InForce ? 104 : 120, Weight = FontWeight.Bold, Color = color, Alignment = TextAlignment.Center, LineHeight = 1.35f };
        page.Turned(new SKPoint(Width / 2, Height * (InForce ? 0.5f : 0.42f)), -38, turned =>
        {
            const float Reach = 900, Half = 150;
            if (!InForce)
            {
                turned.Fill(SKRect.Create(-Reach, -Half, 2 * Reach, 2 * Half), PdfColors.White.WithAlpha(0xD0));
                turned.Fill(SKRect.Create(-Reach, -Half, 2 * Reach, 2 * Half), PdfColors.Error.WithAlpha(0x1C));
                turned.Line(new SKPoint(-Reach, -Half), new SKPoint(Reach, -Half), PdfColors.Error, 5);
                turned.Line(new SKPoint(-Reach, Half), new SKPoint(Reach, Half), PdfColors.Error, 5);
            }
            var placed = new StackBlock(new TextBlock(words.Ar, style.Arabic()), new TextBlock(words.En, style.English() with { Size = 64 })).Lay(1100);
            placed.Draw(turned, -550, -placed.Height / 2);
        });
    }
}
