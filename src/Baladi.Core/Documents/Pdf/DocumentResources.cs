namespace Baladi.Core.Documents.Pdf;

/// <summary>What the documents carry with them inside the assembly: fonts, texts and character data.</summary>
internal static class DocumentResources
{
    public static Stream Open(string name) =>
        typeof(DocumentResources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The embedded resource '{name}' is missing.");

    public static byte[] Read(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
