using System.Runtime.InteropServices;
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
        Data = DocumentResources.ReadPinned($"Fonts/IBMPlexSansArabic-{weight}.ttf");
        // The data is pinned and lives as long as the process. Blob.FromStream must not be used: it hands HarfBuzz the address of
        // an array that the garbage collector may move, and shaping then crashes the process.
        using var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(Data, 0), Data.Length, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
        if (Shaper.TryGetHorizontalFontExtents(out var extents))
            (Ascent, Descent) = ((float)extents.Ascender / UnitsPerEm, (float)-extents.Descender / UnitsPerEm);
        Invisible = Shaper.TryGetGlyph(0, out var glyph) && Shaper.GetHorizontalGlyphAdvance(glyph) == 0 ? (ushort)glyph : (ushort)0;
    }

    public FontWeight Weight { get; }

    /// <summary>The whole font file, pinned.</summary>
    public byte[] Data { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }

    /// <summary>Above the baseline, in em.</summary>
    public float Ascent { get; }

    /// <summary>Below the baseline, in em, positive.</summary>
    public float Descent { get; }

    /// <summary>A glyph without ink or width, that of U+0000 in Plex; 0 when there is none. See <see cref="GlyphRunBuilder"/>.</summary>
    public ushort Invisible { get; }

    public static DocumentFont Of(FontWeight weight) => ByWeight[(int)weight].Value;
}
