namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>BD9: which PDI closes which isolate.</summary>
internal sealed class IsolatePairs
{
    private readonly int[] partners;

    public IsolatePairs(BidiClass[] classes)
    {
        partners = new int[classes.Length];
        Array.Fill(partners, classes.Length);
        var open = new Stack<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i].IsIsolateInitiator())
            {
                open.Push(i);
            }
            else if (classes[i] == BidiClass.PDI && open.TryPop(out var initiator))
            {
                partners[initiator] = i;
                partners[i] = initiator;
            }
        }
    }

    /// <summary>The other end, or the length of the paragraph when there is none.</summary>
    public int PartnerOf(int index) => partners[index];

    public bool HasPartner(int index) => partners[index] < partners.Length;
}
