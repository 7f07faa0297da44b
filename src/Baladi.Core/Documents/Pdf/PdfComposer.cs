using Baladi.Core.Documents.Pdf.Blocks;

namespace Baladi.Core.Documents.Pdf;

/// <summary>Which page of how many, for headers and footers.</summary>
public readonly record struct PageNumber(int Number, int Count);

/// <summary>Points kept free around the content.</summary>
public readonly record struct PdfMargins(float Top, float Bottom, float Side);

/// <summary>
/// Fills pages from top to bottom with blocks and starts a new page when one does not fit.
/// Not thread-safe; use one per document.
/// </summary>
public sealed class PdfComposer(PdfInfo info, PdfMargins margins) : IDisposable
{
    private readonly PdfDocument document = new(info);
    private readonly List<PdfPlacement> held = [];
    private float y;
    private bool fresh;

    /// <summary>Drawn on each page under the content: bands, watermarks.</summary>
    public Action<PdfPage, int>? Background { get; init; }

    /// <summary>Drawn on each page over the content, when the number of pages is known.</summary>
    public Action<PdfPage, PageNumber>? Foreground { get; init; }

    /// <summary>Top margin of the pages after the first, where the header is smaller.</summary>
    public float? LaterTop { get; init; }

    public float ContentWidth => PdfDocument.PageWidth - 2 * margins.Side;

    private PdfPage? Page => document.Pages.Count == 0 ? null : document.Pages[^1];

    private float Bottom => PdfDocument.PageHeight - margins.Bottom;

    private float Remaining => Page is null ? 0 : Bottom - y;

    public PdfComposer Add(PdfBlock block, bool keepWithNext = false)
    {
        Place(block.Lay(ContentWidth) with { KeepWithNext = keepWithNext });
        return this;
    }

    /// <summary>Empty height, which a page break swallows.</summary>
    public PdfComposer Space(float height)
    {
        if (held.Count > 0) held.Add(SpaceBlock.Of(height) with { KeepWithNext = true });
        else if (Page is not null) y = Math.Min(y + height, Bottom);
        return this;
    }

    public PdfComposer NewPage()
    {
        var page = document.AddPage();
        Background?.Invoke(page, document.Pages.Count);
        y = document.Pages.Count > 1 ? LaterTop ?? margins.Top : margins.Top;
        fresh = true;
        return this;
    }

    public byte[] ToBytes()
    {
        Release();
        if (Page is null) NewPage();
        for (var i = 0; i < document.Pages.Count; i++)
            Foreground?.Invoke(document.Pages[i], new PageNumber(i + 1, document.Pages.Count));
        return document.ToBytes();
    }

    public void Dispose() => document.Dispose();

    private void Place(PdfPlacement placement)
    {
        if (placement.KeepWithNext)
        {
            held.Add(placement);
            return;
        }

        // A heading goes along when not even the first part of what it announces fits below it, nor a table's head without a row.
        if (Page is null || held.Sum(part => part.Height) + FirstPart(placement) > Remaining) NewPageUnlessFresh();
        Release();
        Flow(placement);
    }

    private static float FirstPart(PdfPlacement placement) =>
        placement.Parts.Count == 0 ? placement.Height : placement.Parts.Take(placement.Repeated is null ? 1 : 2).Sum(FirstPart);

    /// <summary>A block taller than a page must not leave an empty page before it.</summary>
    private void NewPageUnlessFresh()
    {
        if (!fresh) NewPage();
    }

    private void Release()
    {
        if (held.Count > 0 && Page is null) NewPage();
        foreach (var part in held) Draw(part);
        held.Clear();
    }

    /// <summary>Splits what does not fit; what cannot be split starts a new page, and is drawn there even if it is too tall.</summary>
    private void Flow(PdfPlacement placement)
    {
        if (placement.Height <= Remaining)
        {
            Draw(placement);
            return;
        }

        if (placement.Parts.Count == 0)
        {
            NewPageUnlessFresh();
            Draw(placement);
            return;
        }

        foreach (var part in placement.Parts)
        {
            var head = placement.Repeated is { } repeated && !ReferenceEquals(part, repeated) ? repeated : null;
            if (part.Height > Remaining && part.Parts.Count == 0 && !fresh)
            {
                NewPage();
                if (head is not null) Draw(head);
            }

            if (part.Parts.Count > 0) Flow(part);
            else Draw(part);
        }
    }

    private void Draw(PdfPlacement placement)
    {
        placement.Draw(Page!, margins.Side, y);
        y += placement.Height;
        fresh = false;
    }
}
