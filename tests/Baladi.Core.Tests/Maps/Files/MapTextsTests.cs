using System.Text.Json;
using System.Text.RegularExpressions;
using Baladi.Core.Maps.Files;
using Baladi.TestKit;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

/// <summary>Whatever may be said of a file has its words in both languages, and no words stand there that nobody says.</summary>
public partial class MapTextsTests
{
    [Fact]
    public void Codes_Each_HaveTheirText()
    {
        var folders = new[] { Path.Combine("Baladi.Core", "Maps", "Files"), Path.Combine("Baladi.Data.Sqlite", "GeoPackages") };
        var said = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Source, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(found => $"problem.{found.Groups["code"].Value}"))
            .Concat(Enum.GetNames<MapPlaceKind>().Select(kind => $"problem.map-place.{kind}")).Distinct().Order(StringComparer.Ordinal);

        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Source, "Baladi.Web", "Texts", "mapFiles.json")));

        Assert.Equal(said, texts.RootElement.EnumerateObject().Select(text => text.Name).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>map-[a-z-]+[a-z])\"")]
    private static partial Regex Code();
}
