using System.Text.RegularExpressions;
using Baladi.TestKit;
using Xunit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>docs/security.md answers all 253 requirements of OWASP ASVS 5.0.0, levels 1 and 2, and what it names as proof is there.</summary>
public partial class SecurityTableTests
{
    /// <summary>Section → the level of each of its requirements in turn; those of level 3 are not asked for.</summary>
    private const string Levels = """
        1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.1:3 3.2:113 3.3:12223 3.4:11222233 3.5:11122333 3.6:3 3.7:22333
        4.1:12233 4.2:23333 4.3:22 4.4:1222 5.1:2 5.2:112333 5.3:113 5.4:222 6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.7:33 6.8:2222
        7.1:222 7.2:1111 7.3:22 7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 8.4:23 9.1:111 9.2:1222 10.1:22 10.2:223 10.3:22223 10.4:1111122222233333 10.5:22222
        10.6:22 10.7:222 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23 11.6:23 11.7:33 12.1:12233 12.2:11 12.3:22223 13.1:2333 13.2:222223 13.3:2233 13.4:1222233
        14.1:22 14.2:12223333 14.3:122 15.1:12233 15.2:12233 15.3:1222222 15.4:3333 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223 17.1:23 17.2:22223333 17.3:22
        """;

    private static readonly string[] States = ["met", "n/a", "gap"];
    private static readonly IReadOnlyList<Line> Lines = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "security.md")).Select(Read).OfType<Line>()];
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Code = new(() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.Source, "*.cs", SearchOption.AllDirectories)).Where(file => !Built().IsMatch(file))
        .GroupBy(file => Path.GetFileNameWithoutExtension(file)).ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText))));

    private sealed record Line(string Id, string Level, string Asks, string State, string Proof);

    [Fact]
    public void Table_Requirements_AreTheStandardsInItsOrder() =>
        Assert.Equal(Asked(), Lines.Select(line => $"{line.Id} at level {line.Level}"));

    [Fact]
    public void Table_EachRequirement_HasAStateAndSaysWhy() =>
        Assert.Empty(Lines.Where(line => !States.Contains(line.State) || line.Asks.Length == 0 || line.Proof.Length == 0 || (line.State == "met" && !Named().IsMatch(line.Proof))).Select(line => line.Id));

    [Fact]
    public void Table_WhatItNames_IsInTheRepository() =>
        Assert.Empty(from line in Lines from Match name in Named().Matches(line.Proof) where !Exists(name.Groups["name"].Value) select $"{line.Id}: {name.Groups["name"].Value}");

    private static IEnumerable<string> Asked() =>
        from section in Levels.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        let parts = section.Split(':')
        from level in parts[1].Index()
        where level.Item is '1' or '2'
        select $"{parts[0]}.{level.Index + 1} at level {level.Item}";

    private static Line? Read(string line) =>
        Requirement().Match(line) is { Success: true } found && found.Groups["rest"].Value.Split('|', StringSplitOptions.TrimEntries) is [var level, var asks, var state, var proof, ..]
            ? new(found.Groups["id"].Value, level, asks, state, proof) : null;

    // A path, a type with a file of its own, or a member of one: HostilityTests.Any_Thing_Holds.
    private static bool Exists(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal) || name.EndsWith(".props", StringComparison.Ordinal)) return Path.Exists(Path.Combine(Repository.Root, name));
        var parts = name.Split('.');
        return Code.Value.TryGetValue(parts[0], out var text)
            ? parts.Length == 1 || Regex.IsMatch(text, $@"\b{parts[1]}\b")
            : parts.Length == 1 && Code.Value.Values.Any(file => Regex.IsMatch(file, $@"\b(class|record|interface|enum) {name}\b"));
    }

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \|(?<rest>.*)$")] private static partial Regex Requirement();
    [GeneratedRegex("`(?<name>[^` ]+)`")] private static partial Regex Named();
    [GeneratedRegex(@"[/\\](bin|obj|node_modules|Migrations)[/\\]")] private static partial Regex Built();
}
