namespace Baladi.TestKit;

/// <summary>Where the sources of the running tests lie.</summary>
public static class Repository
{
    /// <summary>The folder with Baladi.sln.</summary>
    public static string Root { get; } = FindRoot();

    public static string Source { get; } = Path.Combine(Root, "src");

    /// <summary>What a test leaves to be looked at: screenshots, traces, documents. Never committed.</summary>
    public static string TestResults { get; } = Path.Combine(Root, "tests", "TestResults");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Baladi.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has Baladi.sln");
    }
}
