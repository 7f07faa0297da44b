namespace Baladi.Browser.Tests.Browsing;

/// <summary>The browser of this machine; Playwright's own cannot be downloaded everywhere.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it lies: BALADI_CHROMIUM, or the first on the PATH; null where there is none.</summary>
    public static string? ExecutablePath { get; } = Find();

    public static string? MissingReason { get; } =
        ExecutablePath is null ? "Chromium is not installed: bash tests/run --prepare, or set BALADI_CHROMIUM to its path" : null;

    /// <summary>Maps draw through SwiftShader, since no test machine has a graphics card; nothing calls home.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--disable-gpu-compositing",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("BALADI_CHROMIUM");
        if (!string.IsNullOrEmpty(named)) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
