namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>BD13: level runs joined across isolates, the unit on which the weak, neutral and implicit rules work.</summary>
internal sealed partial class IsolatingRunSequence
{
    private readonly int[] indices;
    private readonly BidiClass[] original;
    private readonly BidiClass[] types;
    private readonly byte level;
    private readonly BidiClass before;
    private readonly BidiClass after;

    private IsolatingRunSequence(int[] indices, ExplicitLevels explicitLevels, BidiClass[] original, byte levelBefore, byte levelAfter)
    {
        this.indices = indices;
        this.original = Array.ConvertAll(indices, i => original[i]);
        types = Array.ConvertAll(indices, i => explicitLevels.Classes[i]);
        level = explicitLevels.Levels[indices[0]];
        before = DirectionOf(Math.Max(level, levelBefore));
        after = DirectionOf(Math.Max(level, levelAfter));
    }

    /// <summary>X10: the sequences of a paragraph, each character that X9 keeps in exactly one.</summary>
    public static List<IsolatingRunSequence> Of(ExplicitLevels explicitLevels, BidiClass[] original, IsolatePairs isolates, byte baseLevel)
    {
        var levels = explicitLevels.Levels;
        var kept = Enumerable.Range(0, original.Length).Where(i => !original[i].IsRemoved()).ToArray();
        var positions = new int[original.Length];
        for (var k = 0; k < kept.Length; k++) positions[kept[k]] = k;

        var sequences = new List<IsolatingRunSequence>();
        for (var k = 0; k < kept.Length; k++)
        {
            var startsRun = k == 0 || levels[kept[k - 1]] != levels[kept[k]];
            var continuesAnother = original[kept[k]] == BidiClass.PDI && isolates.HasPartner(kept[k]);
            if (!startsRun || continuesAnother) continue;

            var indices = new List<int>();
            var last = AddRun(k);
            while (original[kept[last]].IsIsolateInitiator() && isolates.HasPartner(kept[last]))
                last = AddRun(positions[isolates.PartnerOf(kept[last])]);

            var openIsolate = original[kept[last]].IsIsolateInitiator();
            sequences.Add(new IsolatingRunSequence(
                [.. indices],
                explicitLevels,
                original,
                k == 0 ? baseLevel : levels[kept[k - 1]],
                openIsolate || last + 1 == kept.Length ? baseLevel : levels[kept[last + 1]]));

            int AddRun(int at)
            {
                indices.Add(kept[at]);
                while (at + 1 < kept.Length && levels[kept[at + 1]] == levels[kept[at]]) indices.Add(kept[++at]);
                return at;
            }
        }

        return sequences;
    }

    /// <summary>Rules W1 to I2; writes the resolved levels.</summary>
    public void Resolve(ReadOnlySpan<int> codePoints, byte[] levels)
    {
        ResolveWeak();
        ResolveBrackets(codePoints);
        ResolveNeutral();
        for (var i = 0; i < types.Length; i++)
        {
            var raise = (level & 1, types[i]) switch
            {
                (0, BidiClass.R) => 1,
                (0, BidiClass.AN or BidiClass.EN) => 2,
                (1, BidiClass.L or BidiClass.AN or BidiClass.EN) => 1,
                _ => 0,
            };
            levels[indices[i]] = (byte)(level + raise);
        }
    }

    private static BidiClass DirectionOf(int level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;

    /// <summary>Numbers count as right to left where neutrals and brackets look for a direction.</summary>
    private static BidiClass? StrongFor(BidiClass type) => type switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };
}
