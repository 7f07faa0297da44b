using Xunit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>Arrows between the folders of Baladi.Core run downwards only, and never in a circle.</summary>
public class FloorTests
{
    /// <summary>From the ground up. A folder may use its own floor and those below.</summary>
    private static readonly string[][] Floors =
    [
        ["Basics", "Language"],
        ["Authorities", "People", "Calendars", "Documents", "Audit", "Notifications", "Feedback", "Maps", "Publishing", "Registries"],
        ["Requirements", "Fees", "Procedures", "Publications", "Search"],
        ["Cases"],
        ["Payments", "Licenses", "Construction", "PlanApprovals", "Reports", "Suggestions"],
        ["Performance", "Privacy"],
    ];

    /// <summary>Data knows every entity, and whoever reads from the context knows Data: it stands beside the house.</summary>
    private const string Aside = "Data";

    [Fact]
    public void Capabilities_Each_StandsOnAFloor()
    {
        var homeless = BaladiArchitecture.Capabilities.Except(Floors.SelectMany(floor => floor)).Except([Aside]).Order();

        AssertNone(homeless.Select(name => $"Baladi.Core/{name} is on no floor: add it to {nameof(FloorTests)}.{nameof(Floors)}"));
    }

    [Fact]
    public void Capabilities_Each_UsesOnlyItsFloorAndThoseBelow()
    {
        var upwards = BaladiArchitecture.CoreUses
            .Where(use => use.From != Aside && use.To != Aside && FloorOf(use.To) > FloorOf(use.From))
            .Select(use => $"{use.From} (floor {FloorOf(use.From)}) → {use.To} (floor {FloorOf(use.To)}): {use.Sentence}");

        AssertNone(upwards);
    }

    [Fact]
    public void Capabilities_Together_HaveNoCircle()
    {
        var arrows = BaladiArchitecture.CoreUses
            .Where(use => use.From != Aside && use.To != Aside)
            .ToLookup(use => use.From);

        var circles =
            from start in arrows
            let way = ShortestWay(arrows, start.Key)
            where way is not null && way[0].From == way.Min(use => use.From)
            select string.Join("\n    ", way.Select(use => $"{use.From} → {use.To}: {use.Sentence}"));

        AssertNone(circles);
    }

    /// <summary>The shortest way from a capability back to itself, or null.</summary>
    private static List<BaladiArchitecture.Use>? ShortestWay(ILookup<string, BaladiArchitecture.Use> arrows, string start)
    {
        var ways = new Queue<List<BaladiArchitecture.Use>>([[]]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
            foreach (var next in arrows[way.Count == 0 ? start : way[^1].To].DistinctBy(use => use.To))
            {
                if (next.To == start) return [.. way, next];
                if (seen.Add(next.To)) ways.Enqueue([.. way, next]);
            }
        return null;
    }

    private static int FloorOf(string capability) => Array.FindIndex(Floors, floor => floor.Contains(capability));

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.Distinct().ToArray();
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
