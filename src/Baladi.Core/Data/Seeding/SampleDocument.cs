using SkiaSharp;

namespace Baladi.Core.Data.Seeding;

/// <summary>The file demo applicants upload: a page that says what it is.</summary>
internal static class SampleDocument
{
    /// <summary>The first of the wanted formats that it can be made in.</summary>
    public static byte[] In(IReadOnlyList<string> formats) => formats.Contains("pdf") ? Pdf() : Picture();

    // Our own typeface: a server may have no fonts at all.
    private static SKFont Font()
    {
        using var stream = typeof(SampleDocument).Assembly.GetManifestResourceStream("Fonts/IBMPlexSansArabic-Regular.ttf")!;
        return new SKFont(SKTypeface.FromStream(stream), 24);
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(640, 480);
        using var canvas = new SKCanvas(bitmap);
        using var font = Font();
        using var paint = new SKPaint { Color = SKColors.Gray };
        canvas.Clear(SKColors.WhiteSmoke);
        canvas.DrawText(Text, 320, 240, SKTextAlign.Center, font, paint);
        using var image = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return image.ToArray();
    }

    private const string Text = "Baladi: sample document";

    private static byte[] Pdf()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var canvas = document.BeginPage(595, 842);
            using var font = Font();
            using var paint = new SKPaint { Color = SKColors.Gray };
            canvas.DrawText(Text, 297, 400, SKTextAlign.Center, font, paint);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }
}
