namespace Baladi.Core.Documents.Pdf;

/// <summary>What the documents carry with them inside the assembly: fonts, texts and character data.</summary>
internal static class DocumentResources
{
    public static Stream Open(string name) =>
        typeof(DocumentResources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The embedded resource '{name}' is missing.");

    /// <summary>In memory that never moves, because native code keeps its address.</summary>
    public static byte[] ReadPinned(string name)
    {
        using var stream = Open(name);
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
