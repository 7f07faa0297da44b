using Xunit;

namespace Baladi.TestKit.Maps;

/// <summary>Large real files that lie beside a checkout and in no clone.</summary>
public static class SharedData
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data");

    /// <summary>Skips the test where the file is not there, and says which.</summary>
    public static string File(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, name));
        Skip.IfNot(System.IO.File.Exists(path), $"The real file {name} is not beside this checkout.");
        return path;
    }
}
