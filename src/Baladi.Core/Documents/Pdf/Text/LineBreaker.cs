using System.Globalization;
using System.Text;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>A line of a paragraph: its characters are [Start, End); those from VisibleEnd on are spaces at the edge and are not drawn.</summary>
internal readonly record struct LineRange(int Start, int VisibleEnd, int End, float Width);

/// <summary>
/// Breaks at spaces only, so that numbers, identifiers and dates stay whole. A word wider than the line is broken between
/// graphemes as a last resort: nothing is ever cut off or replaced by an ellipsis.
/// </summary>
internal static class LineBreaker
{
    /// <param name="paragraph">What to break.</param>
    /// <param name="width">Available width in em.</param>
    public static List<LineRange> Break(ShapedParagraph paragraph, float width)
    {
        var codePoints = paragraph.CodePoints;
        var lines = new List<LineRange>();
        var start = 0;
        while (start < codePoints.Length)
        {
            var line = NextLine(paragraph, start, width);
            lines.Add(line);
            start = line.End;
        }

        if (lines.Count == 0) lines.Add(default);
        return lines;
    }

    private static LineRange NextLine(ShapedParagraph paragraph, int start, float width)
    {
        var codePoints = paragraph.CodePoints;
        var fitted = new LineRange(start, start, start, 0);
        while (fitted.End < codePoints.Length)
        {
            var visibleEnd = fitted.End;
            var reach = WidthOf(paragraph, start, fitted.End);
            while (visibleEnd < codePoints.Length && !IsBreakingSpace(codePoints[visibleEnd])) reach += paragraph.Advances[visibleEnd++];
            var end = visibleEnd;
            while (end < codePoints.Length && IsBreakingSpace(codePoints[end])) end++;

            if (reach > width && fitted.End > start) return fitted;
            if (reach > width && visibleEnd > start) return BreakWord(paragraph, start, visibleEnd, end, width);
            fitted = new LineRange(start, visibleEnd, end, reach);
        }

        return fitted;
    }

    private static LineRange BreakWord(ShapedParagraph paragraph, int start, int wordEnd, int endWithSpaces, float width)
    {
        var (at, reach) = (start, 0f);
        while (at < wordEnd)
        {
            var next = at + 1;
            while (next < wordEnd && !StartsGrapheme(paragraph, next)) next++;
            var grapheme = WidthOf(paragraph, at, next);
            if (at > start && reach + grapheme > width) return new LineRange(start, at, at, reach);
            (at, reach) = (next, reach + grapheme);
        }

        return new LineRange(start, wordEnd, endWithSpaces, reach);
    }

    private static bool StartsGrapheme(ShapedParagraph paragraph, int index) =>
        paragraph.ClusterStarts[index] && Rune.GetUnicodeCategory(new Rune(paragraph.CodePoints[index])) is not
            (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format);

    private static float WidthOf(ShapedParagraph paragraph, int start, int end)
    {
        var width = 0f;
        for (var i = start; i < end; i++) width += paragraph.Advances[i];
        return width;
    }

    private static bool IsBreakingSpace(int codePoint) =>
        codePoint is ' ' or 0x1680 or >= 0x2000 and <= 0x2006 or >= 0x2008 and <= 0x200B or 0x205F or 0x3000;
}
