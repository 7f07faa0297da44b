using DiffPlex;
using DiffPlex.Chunkers;

namespace Baladi.Core.Publishing.Differences;

/// <summary>A run of words that stayed, went or came.</summary>
/// <param name="Kind">Null where it stayed.</param>
public sealed record WordRun(string Text, ChangeKind? Kind);

/// <summary>The difference of two texts, word by word.</summary>
public static class WordDifference
{
    private static readonly DelimiterChunker Words = new([' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '\u060C', '\u061B']);

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var difference = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var (runs, at) = (new List<WordRun>(), 0);
        foreach (var block in difference.DiffBlocks)
        {
            Add(runs, difference.PiecesNew.Skip(at).Take(block.InsertStartB - at), null);
            Add(runs, difference.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA), ChangeKind.Removed);
            Add(runs, difference.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB), ChangeKind.Added);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(runs, difference.PiecesNew.Skip(at), null);
        return runs;
    }

    private static void Add(List<WordRun> runs, IEnumerable<string> pieces, ChangeKind? kind)
    {
        var text = string.Concat(pieces);
        if (text.Length > 0) runs.Add(new(text, kind));
    }
}
