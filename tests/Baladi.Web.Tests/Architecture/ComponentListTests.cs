using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Baladi.TestKit;
using Xunit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>The list of components names what is shipped, to the version.</summary>
public class ComponentListTests
{
    [Fact]
    public async Task List_OfComponents_HasEveryPackageOfTheProductWithItsHash()
    {
        using var made = Process.Start(new ProcessStartInfo("node", Path.Combine(Repository.Source, "sbom.mjs")) { RedirectStandardOutput = true })!;
        var text = await made.StandardOutput.ReadToEndAsync();
        await made.WaitForExitAsync();
        var parts = JsonDocument.Parse(text).RootElement.GetProperty("components").EnumerateArray().ToList();
        var names = parts.Select(part => part.GetProperty("purl").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var used = Directory.EnumerateFiles(Repository.Source, "*.csproj", SearchOption.AllDirectories).SelectMany(project => XDocument.Load(project).Descendants("PackageReference")).Select(reference => (string?)reference.Attribute("Include")).OfType<string>().ToHashSet();
        var versions = XDocument.Load(Path.Combine(Repository.Source, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(version => (string)version.Attribute("Include")!, version => (string)version.Attribute("Version")!);

        Assert.Equal(0, made.ExitCode);
        Assert.DoesNotContain(used, name => !names.Contains($"pkg:nuget/{name}@{versions[name]}"));
        Assert.Contains(names, name => name.StartsWith("pkg:npm/", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.True(part.TryGetProperty("hashes", out _), part.GetProperty("purl").GetString()));
    }
}
