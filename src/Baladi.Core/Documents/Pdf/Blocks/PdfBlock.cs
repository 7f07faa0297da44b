namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>Something with a place in the flow of a document: it is laid out for a width and then drawn.</summary>
public abstract class PdfBlock
{
    public abstract PdfPlacement Lay(float width);
}

/// <summary>A block laid out for a width.</summary>
/// <param name="Height">Points it takes.</param>
/// <param name="Draw">Draws it with its top left at x, y.</param>
public sealed record PdfPlacement(float Height, Action<PdfPage, float, float> Draw)
{
    /// <summary>Where the block may be split between pages: its parts from top to bottom. Empty when it must stay whole.</summary>
    public IReadOnlyList<PdfPlacement> Parts { get; init; } = [];

    /// <summary>Drawn again at the top of each further page, such as the head of a table.</summary>
    public PdfPlacement? Repeated { get; init; }

    /// <summary>Stays on the page of what follows it, such as a heading.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Parts one below the other.</summary>
    public static PdfPlacement Stack(IReadOnlyList<PdfPlacement> parts) => new(parts.Sum(part => part.Height), (page, x, y) =>
    {
        foreach (var part in parts)
        {
            part.Draw(page, x, y);
            y += part.Height;
        }
    })
    { Parts = parts };
}
