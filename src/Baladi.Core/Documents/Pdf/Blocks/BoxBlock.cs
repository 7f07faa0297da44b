using SkiaSharp;

namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>A block on a ground of its own: notes, cards. It stays whole.</summary>
public sealed class BoxBlock(PdfBlock content) : PdfBlock
{
    public SKColor? Background { get; init; }

    public SKColor? Border { get; init; }

    /// <summary>A bar along the side where reading begins, as notes have.</summary>
    public SKColor? Accent { get; init; }

    public TextDirection Direction { get; init; } = TextDirection.RightToLeft;

    public float Radius { get; init; } = 4;

    public float PaddingX { get; init; } = 12;

    public float PaddingY { get; init; } = 8;

    public override PdfPlacement Lay(float width)
    {
        const float AccentWidth = 3;
        var inner = content.Lay(width - 2 * PaddingX);
        var height = inner.Height + 2 * PaddingY;
        return new PdfPlacement(height, (page, x, y) =>
        {
            var area = SKRect.Create(x, y, width, height);
            if (Background is { } background) page.Fill(area, background, Radius);
            if (Border is { } border) page.Stroke(area, border, radius: Radius);
            if (Accent is { } accent)
                page.Fill(SKRect.Create(Direction == TextDirection.RightToLeft ? area.Right - AccentWidth : x, y, AccentWidth, height), accent);
            inner.Draw(page, x + PaddingX, y + PaddingY);
        });
    }
}

/// <summary>A thin line across.</summary>
public sealed class RuleBlock(SKColor color, float thickness = 0.75f) : PdfBlock
{
    public override PdfPlacement Lay(float width) => new(
        thickness,
        (page, x, y) => page.Line(new SKPoint(x, y + thickness / 2), new SKPoint(x + width, y + thickness / 2), color, thickness));
}
