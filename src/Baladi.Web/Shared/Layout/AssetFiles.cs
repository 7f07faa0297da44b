namespace Baladi.Web.Shared.Layout;

/// <summary>Names that only the bundler knows. Fonts carry their hash in their name, so they are kept for good.</summary>
public sealed class AssetFiles(IWebHostEnvironment environment)
{
    public string? MainFont { get; } = Read(environment);

    private static string? Read(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("assets/font.txt");
        if (!file.Exists) return null;
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
