namespace Baladi.TestKit;

/// <summary>A temporary folder of this run, gone when it is deleted or at the latest when the tests end.</summary>
public sealed class ScratchFolder
{
    private static readonly string Run = Path.Combine(Path.GetTempPath(), $"baladi-tests-{Environment.ProcessId}");
    private static int count;

    static ScratchFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(Run);

    public ScratchFolder(string purpose) =>
        Location = Directory.CreateDirectory(Path.Combine(Run, $"{purpose}-{Interlocked.Increment(ref count)}")).FullName;

    public string Location { get; }

    public string File(string name) => Path.Combine(Location, name);

    public void CopyFrom(ScratchFolder other)
    {
        foreach (var folder in Directory.EnumerateDirectories(other.Location, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(File(Path.GetRelativePath(other.Location, folder)));
        foreach (var file in Directory.EnumerateFiles(other.Location, "*", SearchOption.AllDirectories))
            System.IO.File.Copy(file, File(Path.GetRelativePath(other.Location, file)));
    }

    public void Delete() => Delete(Location);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
