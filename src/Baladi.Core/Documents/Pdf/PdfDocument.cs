using SkiaSharp;

namespace Baladi.Core.Documents.Pdf;

/// <summary>What a reader shows about the document. The same content and info give the same bytes.</summary>
public sealed record PdfInfo
{
    public required string Title { get; init; }

    /// <summary>BCP 47, for example ar-SA.</summary>
    public required string Language { get; init; }

    /// <summary>When the document was made; taken from the caller's clock, never from the machine.</summary>
    public required DateTimeOffset Created { get; init; }

    public string? Author { get; init; }

    public string? Subject { get; init; }

    public string Producer { get; init; } = "Baladi";
}

/// <summary>Pages in points, written as PDF 1.4 with subset fonts.</summary>
public sealed class PdfDocument(PdfInfo info) : IDisposable
{
    /// <summary>A4 portrait.</summary>
    public const float PageWidth = 595.28f;

    /// <summary>A4 portrait.</summary>
    public const float PageHeight = 841.89f;

    private readonly PdfFonts fonts = new();
    private readonly List<PdfPage> pages = [];

    public IReadOnlyList<PdfPage> Pages => pages;

    /// <summary>A4 portrait, where nothing else is said.</summary>
    public PdfPage AddPage(float width = PageWidth, float height = PageHeight)
    {
        var page = new PdfPage(fonts, width, height);
        pages.Add(page);
        return page;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata(SKDocument.DefaultRasterDpi)
        {
            Title = info.Title,
            Author = info.Author,
            Subject = info.Subject,
            Creator = info.Producer,
            Producer = info.Producer,
            Creation = info.Created.UtcDateTime,
            Modified = info.Created.UtcDateTime,
        };
        using (var document = SKDocument.CreatePdf(bytes, metadata))
        {
            foreach (var page in pages)
            {
                page.DrawOn(document.BeginPage(page.Width, page.Height));
                document.EndPage();
            }

            document.Close();
        }

        return PdfCatalog.WithLanguage(bytes.ToArray(), info.Language);
    }

    public void Dispose() => fonts.Dispose();
}
