using Baladi.TestKit;
using Xunit;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What was found, together at the end, and line by line in tests/TestResults/every-page.txt for whoever cannot wait.</summary>
internal sealed class Findings
{
    private readonly Lock gate = new();
    private readonly List<string> found = [];
    private readonly string file = Path.Combine(Directory.CreateDirectory(Repository.TestResults).FullName, "every-page.txt");

    public Findings() => File.Delete(file);

    public void Add(string finding)
    {
        lock (gate)
        {
            found.Add(finding);
            File.AppendAllText(file, finding + "\n");
        }
    }

    public void AssertNone() => Assert.True(found.Count == 0, $"{found.Count} findings\n{string.Join("\n", found.Order(StringComparer.Ordinal))}");
}
