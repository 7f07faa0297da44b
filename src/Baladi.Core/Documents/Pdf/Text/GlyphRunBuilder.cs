using System.Text;
using Baladi.Core.Documents.Pdf.Bidi;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>Cuts a line out of a shaped paragraph, in visual order.</summary>
internal static class GlyphRunBuilder
{
    public static List<GlyphRun> Build(ShapedParagraph paragraph, LineRange line)
    {
        var levels = paragraph.Bidi.LevelsOfLine(line.Start, line.VisibleEnd);
        var segments = new List<(ShapedRun Run, int Start, int End)>();
        foreach (var run in paragraph.Runs)
        {
            var (start, end) = (Math.Max(run.Start, line.Start), Math.Min(run.End, line.VisibleEnd));
            if (start < end) segments.Add((run, start, end));
        }

        var order = BidiParagraph.VisualOrder(segments.Select(segment => levels[segment.Start - line.Start]).ToArray());
        var runs = new List<GlyphRun>();
        var x = 0f;
        foreach (var index in order)
        {
            var (run, start, end) = segments[index];
            if (BuildRun(paragraph, run, start, end, ref x) is { } glyphs) runs.Add(glyphs);
        }

        return runs;
    }

    private static GlyphRun? BuildRun(ShapedParagraph paragraph, ShapedRun run, int start, int end, ref float x)
    {
        var text = new StringBuilder();
        var offsets = new uint[end - start];
        var utf8Length = 0;
        for (var i = start; i < end; i++)
        {
            offsets[i - start] = (uint)utf8Length;
            if (IsBidiControl(paragraph.CodePoints[i])) continue;
            var rune = new Rune(paragraph.CodePoints[i]);
            utf8Length += rune.Utf8SequenceLength;
            text.Append(rune.ToString());
        }

        var (ids, xs, ys, clusters) = (new List<ushort>(), new List<float>(), new List<float>(), new List<uint>());
        foreach (var glyph in run.Glyphs)
        {
            if (glyph.Cluster < start || glyph.Cluster >= end || IsBidiControl(paragraph.CodePoints[glyph.Cluster])) continue;
            if (run.RightToLeft) AddRestOfLigature(glyph.Cluster, x);
            Add(glyph.Id, x + glyph.OffsetX, glyph.OffsetY, glyph.Cluster);
            x += glyph.Advance;
        }

        return ids.Count == 0
            ? null
            : new GlyphRun(paragraph.Font, [.. ids], [.. xs], [.. ys], [.. clusters], Encoding.UTF8.GetBytes(text.ToString()));

        void Add(ushort id, float left, float up, int cluster)
        {
            ids.Add(id);
            xs.Add(left);
            ys.Add(up);
            clusters.Add(offsets[cluster - start]);
        }

        // Readers take glyphs from left to right and turn the result round, which would turn the letters of lam-alef, one
        // glyph, the wrong way. An empty glyph for each further letter lets every letter be turned on its own.
        void AddRestOfLigature(int cluster, float left)
        {
            if (paragraph.Font.Invisible == 0 || ids.Count > 0 && clusters[^1] == offsets[cluster - start]) return;
            var last = cluster;
            while (last + 1 < end && !paragraph.ClusterStarts[last + 1]) last++;
            for (var i = last; i > cluster; i--)
                if (!IsBidiControl(paragraph.CodePoints[i])) Add(paragraph.Font.Invisible, left, 0, i);
        }
    }

    /// <summary>Marks and isolates have done their work by now and would only clutter copied text.</summary>
    private static bool IsBidiControl(int codePoint) => codePoint is 0x61C or 0x200E or 0x200F or >= 0x2066 and <= 0x2069;
}
