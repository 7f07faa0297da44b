namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>Glyphs ready to be drawn from left to right, with the text they stand for so that it can be copied and found.</summary>
/// <param name="Font">Their font.</param>
/// <param name="Glyphs">Glyph ids.</param>
/// <param name="X">Left of each, in em from the line's left edge.</param>
/// <param name="Y">Shift of each upwards from the baseline, in em.</param>
/// <param name="Clusters">Where in <paramref name="Utf8"/> the text of each begins.</param>
/// <param name="Utf8">The text, in logical order.</param>
internal sealed record GlyphRun(DocumentFont Font, ushort[] Glyphs, float[] X, float[] Y, uint[] Clusters, byte[] Utf8);
