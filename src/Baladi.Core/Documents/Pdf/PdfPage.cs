using Baladi.Core.Documents.Pdf.Text;
using SkiaSharp;

namespace Baladi.Core.Documents.Pdf;

/// <summary>
/// A page that remembers what is drawn on it until the document is written: only then are the number of pages and the
/// glyphs to embed known. Measures are PDF points from the top left; colours may be translucent.
/// </summary>
public sealed class PdfPage
{
    private readonly List<Action<SKCanvas>> operations = [];
    private readonly PdfFonts fonts;

    internal PdfPage(PdfFonts fonts, float width, float height)
    {
        this.fonts = fonts;
        (Width, Height) = (width, height);
    }

    public float Width { get; }

    public float Height { get; }

    public void Fill(SKRect area, SKColor color, float radius = 0) => Paint(color, 0, (canvas, paint) => canvas.DrawRoundRect(area, radius, radius, paint));

    public void Stroke(SKRect area, SKColor color, float thickness = 0.75f, float radius = 0) =>
        Paint(color, thickness, (canvas, paint) => canvas.DrawRoundRect(area, radius, radius, paint));

    public void Line(SKPoint from, SKPoint to, SKColor color, float thickness = 0.75f) =>
        Paint(color, thickness, (canvas, paint) => canvas.DrawLine(from, to, paint));

    /// <summary>Fills rectangles as one shape, so that neighbours show no seam.</summary>
    public void Fill(IReadOnlyList<SKRect> areas, SKColor color) => Paint(color, 0, (canvas, paint) =>
    {
        using var builder = new SKPathBuilder();
        foreach (var area in areas) builder.AddRect(area);
        using var path = builder.Detach();
        canvas.DrawPath(path, paint);
    });

    public void Image(SKImage image, SKRect area) =>
        operations.Add(canvas => canvas.DrawImage(image, area, new SKSamplingOptions(SKCubicResampler.Mitchell)));

    public void Link(SKRect area, Uri address) => operations.Add(canvas => canvas.DrawUrlAnnotation(area, address.AbsoluteUri));

    public void Text(TextLayout layout, float x, float y)
    {
        for (var i = 0; i < layout.Lines.Count; i++) TextLine(layout, i, x, y + i * layout.LineHeight);
    }

    /// <summary>Draws turned clockwise about a point, which is the origin of what <paramref name="draw"/> draws.</summary>
    public void Turned(SKPoint center, float degrees, Action<PdfPage> draw)
    {
        operations.Add(canvas =>
        {
            canvas.Save();
            canvas.Translate(center);
            canvas.RotateDegrees(degrees);
        });
        draw(this);
        operations.Add(canvas => canvas.Restore());
    }

    internal void TextLine(TextLayout layout, int index, float x, float y)
    {
        var line = layout.Lines[index];
        var (size, color) = (layout.Style.Size, layout.Style.Color);
        var origin = new SKPoint(x + line.Left, y + layout.BaselineInLine);
        foreach (var run in line.GlyphRuns)
        {
            fonts.Use(run);
            Paint(color, 0, (canvas, paint) => DrawGlyphs(canvas, paint, run, size, origin));
        }
    }

    internal void DrawOn(SKCanvas canvas) => operations.ForEach(operation => operation(canvas));

    private void Paint(SKColor color, float thickness, Action<SKCanvas, SKPaint> draw) => operations.Add(canvas =>
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = thickness, IsStroke = thickness > 0 };
        draw(canvas, paint);
    });

    private void DrawGlyphs(SKCanvas canvas, SKPaint paint, GlyphRun run, float size, SKPoint origin)
    {
        using var font = new SKFont(fonts.TypefaceOf(run.Font), size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        // A run with its text makes Skia write ActualText wherever a glyph alone does not tell its characters.
        var buffer = builder.AllocateRawPositionedTextRun(font, run.Glyphs.Length, run.Utf8.Length, null);
        run.Glyphs.CopyTo(buffer.Glyphs);
        run.Clusters.CopyTo(buffer.Clusters);
        run.Utf8.CopyTo(buffer.Text);
        for (var i = 0; i < run.Glyphs.Length; i++) buffer.Positions[i] = new SKPoint(run.X[i] * size, -run.Y[i] * size);
        using var blob = builder.Build();
        if (blob is not null) canvas.DrawText(blob, origin.X, origin.Y, paint);
    }
}
