using SkiaSharp;

namespace Baladi.Core.Data.Seeding;

/// <summary>The file demo applicants upload: a page that says what it is.</summary>
internal static class SampleDocument
{
    public static byte[] Pdf()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var canvas = document.BeginPage(595, 842);
            using var font = new SKFont(SKTypeface.Default, 24);
            using var paint = new SKPaint { Color = SKColors.Gray };
            canvas.DrawText("Baladi: sample document", 297, 400, SKTextAlign.Center, font, paint);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }
}
