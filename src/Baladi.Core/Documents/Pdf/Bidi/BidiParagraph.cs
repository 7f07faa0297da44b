namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>
/// One paragraph through the Unicode Bidirectional Algorithm (UAX #9), over code points.
/// Our own because no maintained implementation is on NuGet; the official conformance files are its tests.
/// </summary>
internal sealed class BidiParagraph
{
    private readonly BidiClass[] originalClasses;
    private readonly byte[] levels;

    public BidiParagraph(ReadOnlySpan<int> codePoints, TextDirection direction)
    {
        originalClasses = new BidiClass[codePoints.Length];
        for (var i = 0; i < codePoints.Length; i++) originalClasses[i] = BidiData.ClassOf(codePoints[i]);

        var isolates = new IsolatePairs(originalClasses);
        BaseLevel = direction switch
        {
            TextDirection.LeftToRight => 0,
            TextDirection.RightToLeft => 1,
            _ => FirstStrongLevel(originalClasses, isolates, 0, originalClasses.Length) ?? 0,
        };

        var explicitLevels = new ExplicitLevels(originalClasses, isolates, BaseLevel);
        levels = explicitLevels.Levels;
        foreach (var sequence in IsolatingRunSequence.Of(explicitLevels, originalClasses, isolates, BaseLevel))
            sequence.Resolve(codePoints, levels);
        FillRemoved();
    }

    public byte BaseLevel { get; }

    /// <summary>Levels of the characters of one line, after L1: its trailing white space goes to the paragraph's level.</summary>
    public byte[] LevelsOfLine(int start, int end)
    {
        var line = levels.AsSpan(start, end - start).ToArray();
        var trailing = true;
        for (var i = end - 1; i >= start; i--)
        {
            var type = originalClasses[i];
            if (type is BidiClass.S or BidiClass.B) trailing = true;
            else if (!type.IsRemoved() && type != BidiClass.WS && type < BidiClass.LRI) trailing = false;

            if (trailing) line[i - start] = BaseLevel;
        }

        return line;
    }

    /// <summary>L2: the indices of <paramref name="levels"/> from left to right.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        byte highest = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
        }

        for (var level = highest; level > 0; level--)
        {
            for (var i = 0; i < order.Length; i++)
            {
                if (levels[order[i]] < level) continue;
                var end = i;
                while (end < order.Length && levels[order[end]] >= level) end++;
                Array.Reverse(order, i, end - i);
                i = end;
            }
        }

        return order;
    }

    /// <summary>P2 and P3; null when the stretch has no strong character outside isolates.</summary>
    internal static byte? FirstStrongLevel(BidiClass[] classes, IsolatePairs isolates, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (classes[i].IsStrong()) return (byte)(classes[i] == BidiClass.L ? 0 : 1);
            if (classes[i].IsIsolateInitiator()) i = isolates.PartnerOf(i);
        }

        return null;
    }

    /// <summary>X9 leaves some characters without a level; theirs does not show, but runs should not break at them.</summary>
    private void FillRemoved()
    {
        for (var i = 0; i < levels.Length; i++)
            if (originalClasses[i].IsRemoved())
                levels[i] = i == 0 ? BaseLevel : levels[i - 1];
    }
}
