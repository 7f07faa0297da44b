using Baladi.Core.Documents.Pdf.Text;
using SkiaSharp;

namespace Baladi.Core.Documents.Pdf;

/// <summary>The fonts of one document: first what is used of each, then the typefaces cut down to that.</summary>
internal sealed class PdfFonts : IDisposable
{
    private readonly SortedDictionary<FontWeight, HashSet<ushort>> used = [];
    private readonly Dictionary<FontWeight, SKTypeface> typefaces = [];

    public void Use(GlyphRun run)
    {
        if (!used.TryGetValue(run.Font.Weight, out var glyphs)) used[run.Font.Weight] = glyphs = [];
        glyphs.UnionWith(run.Glyphs);
    }

    /// <summary>To be asked only when all pages are recorded.</summary>
    public SKTypeface TypefaceOf(DocumentFont font)
    {
        if (typefaces.TryGetValue(font.Weight, out var typeface)) return typeface;
        using var data = SKData.CreateCopy(SubsetFont.Of(font.Data, used[font.Weight]));
        return typefaces[font.Weight] = SKTypeface.FromData(data);
    }

    public void Dispose()
    {
        foreach (var typeface in typefaces.Values) typeface.Dispose();
    }
}
