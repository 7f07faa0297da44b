using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Core.Tests.Publishing;

/// <summary>The seed files go through the checks of publishing; and the checks miss no text without a translation.</summary>
public sealed partial class SeededContentTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private readonly PublicationChecks checks = portal.Services.GetRequiredService<PublicationChecks>();

    public static TheoryData<string> Kinds => [.. Seeded.Versions.Select(version => version.Kind).Distinct()];

    [Fact]
    public void Check_AllSeededContent_HasNoProblem()
    {
        var problems = checks.Run([.. Seeded.Versions]);

        Assert.Equal([], problems.Where(problem => !problem.IsRemark));
        Assert.True(Seeded.Versions.Count > 30);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Check_AnyTextWithoutTranslation_IsRefused(string kind)
    {
        var missed = new List<string>();
        foreach (var (version, path) in Texts(kind))
            foreach (var language in new[] { "ar", "en" })
            {
                var content = JsonNode.Parse(version.Content)!;
                Find(content, path)[language] = " ";
                var broken = PublicationVersion.Publish(kind, version.Code, 1, version.EffectiveFrom, content.ToJsonString(PublishedJson.Options), Seeded.Now, by: null);
                if (checks.Run([broken]).All(problem => problem.IsRemark)) missed.Add($"{kind} {version.Code} {path} {language}");
            }

        Assert.Equal([], missed);
    }

    [Theory]
    [InlineData("moon-landing")]
    [InlineData("01008")]
    public void Check_TaskOfNoAgency_IsRefused(string named)
    {
        var version = Seeded.Versions.Single(version => version is { Kind: "procedure", Code: "commercial-license" });
        var content = version.Content.Replace("\"agency\":\"civil-defense\"", $"\"agency\":\"{named}\"", StringComparison.Ordinal);

        var problems = checks.Run([PublicationVersion.Publish(version.Kind, version.Code, 1, version.EffectiveFrom, content, Seeded.Now, by: null)]);

        Assert.Equal([$"procedure commercial-license: publish-not-agency {named}"], problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("procedure")]
    [InlineData("requirement")]
    [InlineData("fees")]
    public void Check_UnknownFactInAnyFormula_IsRefused(string kind)
    {
        var fact = new Regex(@"(?<=\W)(shop\.area|shop\.frontSigns|license\.years|event\.from|food\.servesOnSite)(?=\W)");
        foreach (var version in Seeded.Versions.Where(version => version.Kind == kind))
            foreach (Match match in fact.Matches(version.Content))
            {
                var broken = PublicationVersion.Publish(kind, version.Code, 1, version.EffectiveFrom, version.Content.Remove(match.Index, match.Length).Insert(match.Index, "no.such"), Seeded.Now, by: null);

                Assert.True(checks.Run([broken]).Count > 0, $"{version.Code} at {match.Index}");
            }
    }

    [Fact]
    public void Check_RoleThatAnotherSetDefines_IsRefused()
    {
        var second = PublicationVersion.Publish("roles", "another", 1, new DateOnly(2024, 1, 1),
            """{"code":"another","roles":[{"code":"reviewer","name":{"ar":"مراجع","en":"Reviewer"},"permissions":["operate"]}]}""", Seeded.Now, by: null);

        var problems = checks.Run([second]);

        Assert.Contains(problems, problem => problem.Problem is { Code: "publish-twice", Field: "roles/reviewer" });
    }

    [Fact]
    public void Seeds_EveryActivity_IsTakenByOneServiceAndHasRequirements()
    {
        var catalog = Seeded.Catalog();
        var services = catalog.AllInForce<Procedure>().Where(service => service.Content is { Concerns: null, ActivityGroups.Count: > 0 }).ToList();
        var evaluator = new RequirementEvaluator(catalog);

        var orphans = from activity in catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items)
                      let takers = services.Where(service => service.Content.ActivityGroups.Contains(activity.Group)).ToList()
                      where takers.Count != 1 || evaluator.Applicable(takers[0].Content.Code, activity.Code, null, new DateOnly(2026, 4, 5)).Count < 2
                      select activity.Code;

        Assert.Equal([], orphans);
    }

    /// <summary>One text for each place a text may stand, whatever its index.</summary>
    private static IEnumerable<(PublicationVersion Version, string Path)> Texts(string kind) =>
        (from version in Seeded.Versions
         where version.Kind == kind
         from path in PathsOf(JsonNode.Parse(version.Content)!)
         select (Version: version, Path: path)).DistinctBy(text => Index().Replace(text.Path, "[]"));

    private static IEnumerable<string> PathsOf(JsonNode node) => node switch
    {
        JsonObject text when text["ar"] is JsonValue && text["en"] is JsonValue => [text.GetPath()],
        JsonObject inner => inner.Where(pair => pair.Value is not null).SelectMany(pair => PathsOf(pair.Value!)),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => PathsOf(item!)),
        _ => [],
    };

    private static JsonNode Find(JsonNode root, string path) =>
        Step().Matches(path).Aggregate(root, (node, step) => step.Groups["index"].Success ? node[int.Parse(step.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture)]! : node[step.Groups["name"].Value]!);

    [GeneratedRegex(@"\[\d+\]")] private static partial Regex Index();
    [GeneratedRegex(@"\[(?<index>\d+)\]|\['(?<name>[^']+)'\]|\.(?<name>\w+)")] private static partial Regex Step();
}
