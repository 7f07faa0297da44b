namespace Baladi.Core.Documents.Pdf.Bidi;

/// <content>Rules N0 to N2: brackets, then whatever has no direction of its own.</content>
internal sealed partial class IsolatingRunSequence
{
    private const int MaxOpenBrackets = 63;

    private void ResolveBrackets(ReadOnlySpan<int> codePoints)
    {
        var embedding = DirectionOf(level);
        foreach (var (opener, closer) in BracketPairs(codePoints))
        {
            BidiClass? inside = null;
            for (var i = opener + 1; i < closer && inside != embedding; i++) inside = StrongFor(types[i]) ?? inside;
            if (inside is null) continue;

            var direction = inside == embedding || Context(opener) != inside ? embedding : inside.Value;
            SetBracket(opener, direction);
            SetBracket(closer, direction);
        }
    }

    /// <summary>BD16, in the order of the opening brackets.</summary>
    private List<(int Opener, int Closer)> BracketPairs(ReadOnlySpan<int> codePoints)
    {
        var pairs = new List<(int Opener, int Closer)>();
        var open = new List<(int Closer, int Position)>();
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] != BidiClass.ON || !BidiData.TryGetBracket(codePoints[indices[i]], out var partner, out var opens)) continue;
            if (opens)
            {
                if (open.Count == MaxOpenBrackets) break;
                open.Add((BidiData.CanonicalBracket(partner), i));
                continue;
            }

            var closing = BidiData.CanonicalBracket(codePoints[indices[i]]);
            var match = open.FindLastIndex(entry => entry.Closer == closing);
            if (match < 0) continue;
            pairs.Add((open[match].Position, i));
            open.RemoveRange(match, open.Count - match);
        }

        pairs.Sort();
        return pairs;
    }

    private BidiClass Context(int position)
    {
        for (var i = position - 1; i >= 0; i--)
            if (StrongFor(types[i]) is { } strong)
                return strong;
        return before;
    }

    /// <summary>Marks on a bracket go with it.</summary>
    private void SetBracket(int position, BidiClass direction)
    {
        types[position] = direction;
        for (var i = position + 1; i < types.Length && original[i] == BidiClass.NSM; i++) types[i] = direction;
    }

    private void ResolveNeutral()
    {
        for (var i = 0; i < types.Length; i++)
        {
            if (!types[i].IsNeutral()) continue;
            var end = i;
            while (end < types.Length && types[end].IsNeutral()) end++;
            var left = i == 0 ? before : StrongFor(types[i - 1]);
            var right = end == types.Length ? after : StrongFor(types[end]);
            Array.Fill(types, left == right ? left!.Value : DirectionOf(level), i, end - i);
            i = end - 1;
        }
    }
}
