namespace Baladi.Core.Documents.Pdf.Blocks;

/// <summary>Blocks one below the other with a gap between.</summary>
public sealed class StackBlock(float gap, params IEnumerable<PdfBlock> blocks) : PdfBlock
{
    public StackBlock(params IEnumerable<PdfBlock> blocks)
        : this(0, blocks)
    {
    }

    public override PdfPlacement Lay(float width)
    {
        var parts = new List<PdfPlacement>();
        foreach (var block in blocks)
        {
            if (parts.Count > 0 && gap > 0) parts.Add(SpaceBlock.Of(gap));
            parts.Add(block.Lay(width));
        }

        return PdfPlacement.Stack(parts);
    }
}

/// <summary>Empty height.</summary>
public sealed class SpaceBlock(float height) : PdfBlock
{
    public override PdfPlacement Lay(float width) => Of(height);

    internal static PdfPlacement Of(float height) => new(height, (_, _, _) => { });
}
