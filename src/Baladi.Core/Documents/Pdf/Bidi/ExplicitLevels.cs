namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>Rules X1 to X8: levels and overrides from explicit embeddings and isolates.</summary>
internal sealed class ExplicitLevels
{
    private const int MaxDepth = 125;
    private readonly Stack<(byte Level, BidiClass? Override, bool Isolate)> stack = new();
    private readonly IsolatePairs isolates;
    private readonly BidiClass[] original;
    private int overflowIsolates;
    private int overflowEmbeddings;
    private int validIsolates;

    public ExplicitLevels(BidiClass[] original, IsolatePairs isolates, byte baseLevel)
    {
        this.original = original;
        this.isolates = isolates;
        Levels = new byte[original.Length];
        Classes = (BidiClass[])original.Clone();
        stack.Push((baseLevel, null, false));
        for (var i = 0; i < original.Length; i++)
        {
            switch (original[i])
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO:
                    Embed(i);
                    break;
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                    Isolate(i);
                    break;
                case BidiClass.PDI:
                    EndIsolate();
                    Take(i);
                    break;
                case BidiClass.PDF:
                    EndEmbedding();
                    break;
                case BidiClass.B:
                    Levels[i] = baseLevel;
                    break;
                case BidiClass.BN:
                    break;
                default:
                    Take(i);
                    break;
            }
        }
    }

    public byte[] Levels { get; }

    /// <summary>Classes after overrides.</summary>
    public BidiClass[] Classes { get; }

    private void Take(int index)
    {
        var (level, over, _) = stack.Peek();
        Levels[index] = level;
        if (over is { } type) Classes[index] = type;
    }

    private void Embed(int index)
    {
        var type = original[index];
        var next = NextLevel(rightToLeft: type is BidiClass.RLE or BidiClass.RLO);
        if (next <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
        {
            BidiClass? over = type switch { BidiClass.RLO => BidiClass.R, BidiClass.LRO => BidiClass.L, _ => null };
            stack.Push(((byte)next, over, false));
        }
        else if (overflowIsolates == 0)
        {
            overflowEmbeddings++;
        }
    }

    private void Isolate(int index)
    {
        Take(index);
        var rightToLeft = original[index] switch
        {
            BidiClass.RLI => true,
            BidiClass.LRI => false,
            _ => BidiParagraph.FirstStrongLevel(original, isolates, index + 1, isolates.PartnerOf(index)) == 1,
        };
        var next = NextLevel(rightToLeft);
        if (next <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
        {
            validIsolates++;
            stack.Push(((byte)next, null, true));
        }
        else
        {
            overflowIsolates++;
        }
    }

    private void EndIsolate()
    {
        if (overflowIsolates > 0)
        {
            overflowIsolates--;
            return;
        }

        if (validIsolates == 0) return;
        overflowEmbeddings = 0;
        while (!stack.Peek().Isolate) stack.Pop();
        stack.Pop();
        validIsolates--;
    }

    private void EndEmbedding()
    {
        if (overflowIsolates > 0) return;
        if (overflowEmbeddings > 0) overflowEmbeddings--;
        else if (!stack.Peek().Isolate && stack.Count >= 2) stack.Pop();
    }

    private int NextLevel(bool rightToLeft)
    {
        var level = stack.Peek().Level;
        return rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;
    }
}
