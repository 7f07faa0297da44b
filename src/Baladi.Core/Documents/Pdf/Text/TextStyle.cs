using SkiaSharp;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>The weights of IBM Plex Sans Arabic that are embedded.</summary>
public enum FontWeight
{
    /// <summary>400, running text.</summary>
    Regular,

    /// <summary>600, values that matter.</summary>
    SemiBold,

    /// <summary>700, titles.</summary>
    Bold,
}

/// <summary>Alignment relative to the paragraph's direction: Start is the right side of Arabic text.</summary>
public enum TextAlignment
{
    /// <summary>Where reading begins.</summary>
    Start,

    /// <summary>Where reading ends.</summary>
    End,

    /// <summary>In the middle.</summary>
    Center,
}

/// <summary>How a text is set. Sizes are PDF points.</summary>
public sealed record TextStyle
{
    public float Size { get; init; } = 10;

    public FontWeight Weight { get; init; }

    public SKColor Color { get; init; } = PdfColors.Gray900;

    public TextDirection Direction { get; init; } = TextDirection.Auto;

    public TextAlignment Alignment { get; init; }

    /// <summary>Line height as a multiple of the size; Arabic with its deep descenders wants 1.5 and more.</summary>
    public float LineHeight { get; init; } = 1.55f;

    /// <summary>Keeps license numbers, phones, dates and addresses left to right inside Arabic; see <see cref="Identifiers"/>.</summary>
    public bool IsolateIdentifiers { get; init; } = true;
}
