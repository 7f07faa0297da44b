using Baladi.Core.Documents.Pdf.Bidi;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;
using ShapingLanguage = HarfBuzzSharp.Language;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>A glyph with its place in the paragraph; measures in em.</summary>
internal readonly record struct ShapedGlyph(ushort Id, int Cluster, float Advance, float OffsetX, float OffsetY);

/// <summary>Characters of one level and one script; glyphs from left to right.</summary>
internal sealed record ShapedRun(int Start, int End, bool RightToLeft, ShapedGlyph[] Glyphs);

/// <summary>
/// A paragraph shaped once and whole. Lines are cut out of it between clusters, so that what was measured is exactly what is drawn,
/// and a word broken in an emergency keeps its joined letters.
/// </summary>
internal sealed class ShapedParagraph
{
    public ShapedParagraph(string text, FontWeight weight, TextDirection direction)
    {
        Font = DocumentFont.Of(weight);
        CodePoints = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        Bidi = new BidiParagraph(CodePoints, direction);
        Advances = new float[CodePoints.Length];
        ClusterStarts = new bool[CodePoints.Length];
        Runs = ShapeAll();
        foreach (var glyph in Runs.SelectMany(run => run.Glyphs))
        {
            Advances[glyph.Cluster] += glyph.Advance;
            ClusterStarts[glyph.Cluster] = true;
        }
    }

    public DocumentFont Font { get; }

    public int[] CodePoints { get; }

    public BidiParagraph Bidi { get; }

    public List<ShapedRun> Runs { get; }

    /// <summary>Width in em of the cluster that starts at each code point, 0 inside a cluster.</summary>
    public float[] Advances { get; }

    public bool[] ClusterStarts { get; }

    private List<ShapedRun> ShapeAll()
    {
        var runs = new List<ShapedRun>();
        var levels = Bidi.LevelsOfLine(0, CodePoints.Length);
        var scripts = ResolveScripts(CodePoints);
        using var buffer = new Buffer();
        for (var start = 0; start < CodePoints.Length;)
        {
            var end = start + 1;
            while (end < CodePoints.Length && levels[end] == levels[start] && scripts[end].Equals(scripts[start])) end++;
            runs.Add(Shape(buffer, start, end, (levels[start] & 1) == 1, scripts[start]));
            start = end;
        }

        return runs;
    }

    private ShapedRun Shape(Buffer buffer, int start, int end, bool rightToLeft, Script script)
    {
        // Left to right in Arabic stand only numbers; Plex gives them other shapes there, so that one number would look like two.
        if (!rightToLeft && script.Equals(Script.Arabic)) script = Script.Latin;
        buffer.ClearContents();
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = script;
        buffer.Language = new ShapingLanguage(script.Equals(Script.Arabic) ? "ar" : "en");
        buffer.AddUtf32(CodePoints, start, end - start);
        Font.Shaper.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new ShapedGlyph[infos.Length];
        var scale = 1f / Font.UnitsPerEm;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var position = positions[i];
            glyphs[i] = new ShapedGlyph(
                (ushort)infos[i].Codepoint,
                (int)infos[i].Cluster,
                position.XAdvance * scale,
                position.XOffset * scale,
                position.YOffset * scale);
        }

        return new ShapedRun(start, end, rightToLeft, glyphs);
    }

    /// <summary>Punctuation, digits and marks take the script before them, or the first one after.</summary>
    private static Script[] ResolveScripts(int[] codePoints)
    {
        var scripts = Array.ConvertAll(codePoints, ScriptOf);
        var first = Array.Find(scripts, script => !IsShared(script));
        var current = IsShared(first) ? Script.Common : first;
        for (var i = 0; i < scripts.Length; i++)
        {
            if (!IsShared(scripts[i])) current = scripts[i];
            scripts[i] = current;
        }

        return scripts;
    }

    private static Script ScriptOf(int codePoint) => UnicodeFunctions.Default.GetScript(codePoint);

    private static bool IsShared(Script script) =>
        script.Equals(Script.Common) || script.Equals(Script.Inherited) || script.Equals(Script.Unknown) || script.Equals(Script.Invalid);
}
