using Baladi.Core.Documents.Pdf;
using HarfBuzzSharp;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>One embedded font, loaded once per process. HarfBuzz fonts may shape on several threads as long as nobody changes them.</summary>
internal sealed class DocumentFont
{
    private static readonly Lazy<DocumentFont>[] ByWeight =
        [.. Enum.GetValues<FontWeight>().Select(weight => new Lazy<DocumentFont>(() => new DocumentFont(weight)))];

    private DocumentFont(FontWeight weight)
    {
        Weight = weight;
        Data = DocumentResources.Read($"Fonts/IBMPlexSansArabic-{weight}.ttf");
        using var stream = new MemoryStream(Data, writable: false);
        using var blob = Blob.FromStream(stream);
        var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
        if (Shaper.TryGetHorizontalFontExtents(out var extents))
            (Ascent, Descent) = ((float)extents.Ascender / UnitsPerEm, (float)-extents.Descender / UnitsPerEm);
        Invisible = Shaper.TryGetGlyph(0x200C, out var glyph) ? (ushort)glyph : (ushort)0;
    }

    public FontWeight Weight { get; }

    public byte[] Data { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }

    /// <summary>Above the baseline, in em.</summary>
    public float Ascent { get; }

    /// <summary>Below the baseline, in em, positive.</summary>
    public float Descent { get; }

    /// <summary>A glyph without ink (that of U+200C); see <see cref="GlyphRunBuilder"/>.</summary>
    public ushort Invisible { get; }

    public static DocumentFont Of(FontWeight weight) => ByWeight[(int)weight].Value;
}
