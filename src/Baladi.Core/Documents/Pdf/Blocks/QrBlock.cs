using QRCoder;
using SkiaSharp;

namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>A QR code as vector squares, with the quiet zone scanners need around it.</summary>
/// <param name="link">Where it leads readers on screen; null for nowhere.</param>
public sealed class QrBlock(string held, float size, Uri? link = null) : PdfBlock
{
    /// <summary>Of an address, with a link to it.</summary>
    public QrBlock(Uri address, float size) : this(address.AbsoluteUri, size, address) { }

    /// <summary>Whether it bears much text: then it survives a smaller stain, and keeps its squares large enough for a phone.</summary>
    public bool Dense { get; init; }

    public SKColor Color { get; init; } = PdfColors.Gray900;

    public override PdfPlacement Lay(float width) => new(size, (page, x, y) =>
    {
        var left = x + (width - size) / 2;
        page.Fill(SKRect.Create(left, y, size, size), PdfColors.White);
        page.Fill(Squares(left, y), Color);
        if (link is not null) page.Link(SKRect.Create(left, y, size, size), link);
    });

    /// <summary>The side of one square, in points.</summary>
    public float ModuleSize()
    {
        using var code = Code();
        return size / code.ModuleMatrix.Count;
    }

    // M survives a fold or a stain.
    private QRCodeData Code() => QRCodeGenerator.GenerateQrCode(held, Dense ? QRCodeGenerator.ECCLevel.L : QRCodeGenerator.ECCLevel.M);

    /// <summary>Rows of dark squares, runs joined.</summary>
    private List<SKRect> Squares(float left, float top)
    {
        using var code = Code();
        var rows = code.ModuleMatrix;
        var module = size / rows.Count;
        var squares = new List<SKRect>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                var end = column;
                while (end < rows.Count && rows[row][end]) end++;
                if (end > column) squares.Add(SKRect.Create(left + column * module, top + row * module, (end - column) * module, module));
                column = end;
            }
        }

        return squares;
    }
}

/// <summary>A picture, as large as the width and the given height allow.</summary>
public sealed class ImageBlock(SKImage image, float maxHeight) : PdfBlock
{
    public override PdfPlacement Lay(float width)
    {
        var scale = Math.Min(width / image.Width, maxHeight / image.Height);
        var (w, h) = (image.Width * scale, image.Height * scale);
        return new PdfPlacement(h, (page, x, y) => page.Image(image, SKRect.Create(x + (width - w) / 2, y, w, h)));
    }
}
