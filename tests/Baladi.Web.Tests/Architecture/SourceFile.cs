using Baladi.TestKit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>A file that people write: nothing generated, nothing built, nothing binary.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    private static readonly string[] Written = [".cs", ".cshtml", ".csproj", ".props", ".targets", ".json", ".resx", ".ts", ".js", ".scss", ".css", ".md", ".txt"];
    private static readonly string[] NotWritten = ["bin", "obj", "node_modules", "Migrations", "data"];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsCodeOrView => IsCode || Path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.Split('/').Contains(folder);

    public static IEnumerable<SourceFile> ReadAll() => ReadAll(new DirectoryInfo(Repository.Source));

    private static IEnumerable<SourceFile> ReadAll(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFiles()
            .Where(file => Written.Contains(file.Extension) && file.Name is not "packages.lock.json")
            .Select(file => new SourceFile(
                System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllLines(file.FullName))),
        .. folder.EnumerateDirectories().Where(inner => !NotWritten.Contains(inner.Name)).SelectMany(ReadAll),
    ];
}
