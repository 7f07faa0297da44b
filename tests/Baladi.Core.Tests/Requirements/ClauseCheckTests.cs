using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Tests.Publishing;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Core.Tests.Requirements;

/// <summary>What publishing refuses of a clause: contradictions, examples that come out otherwise, units, dates.</summary>
public sealed class ClauseCheckTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private const string MeasuredTwenty = """
        {"code":"added","heading":"area","kind":"measured","title":{"ar":"بند","en":"Clause"},"text":{"ar":"نص","en":"Text"},
         "source":{"name":{"ar":"مصدر","en":"Source"},"illustrative":true},
         "measure":{"value":"food.kitchenArea","is":"atLeast","limit":"20 m2","unit":"m2"},
         "examples":[{"facts":{"food.kitchenArea":"20"},"verdict":"pass"},{"facts":{"food.kitchenArea":"19.99"},"verdict":"fail"}]}
        """;

    [Fact]
    public void Check_SoundClauseAdded_IsAccepted() => Assert.DoesNotContain(Problems(MeasuredTwenty), problem => !problem.IsRemark);

    [Theory]
    // Cloud kitchens have 20 m² at least.
    [InlineData("food.kitchenArea", "atMost", "15 m2", "m2", "publish-contradiction-with")]
    [InlineData("food.kitchenArea", "below", "20 m2", "m2", "publish-contradiction-with")]
    [InlineData("food.handBasins", "equal", "0", null, "publish-contradiction")]
    [InlineData("shop.livingOnPremises", "equal", "true", null, "publish-contradiction")]
    [InlineData("shop.area", "atLeast", "1000000 m2", "m2", "publish-never-met")]
    public void Check_WhatNobodyCanMeet_IsRefused(string value, string comparison, string limit, string? unit, string code)
    {
        var problems = Problems(MeasuredTwenty, clause =>
        {
            clause["measure"] = new JsonObject { ["value"] = value, ["is"] = comparison, ["limit"] = limit, ["unit"] = unit };
            clause["examples"] = Examples(value);
        });

        Assert.Contains(problems, problem => problem.Problem.Code == code && problem.Problem.Field.StartsWith("clauses/", StringComparison.Ordinal));
    }

    [Theory]
    // The same limit for an activity that the other clause does not bind, and below it where both can hold.
    [InlineData("license.activity = 'bakery'", "15 m2")]
    [InlineData(null, "20 m2")]
    public void Check_LimitsThatMeet_AreAccepted(string? when, string limit)
    {
        var problems = Problems(MeasuredTwenty, clause =>
        {
            clause["when"] = when;
            clause["measure"]!["is"] = "atMost";
            clause["measure"]!["limit"] = limit;
            var activity = when is null ? new JsonObject() : new JsonObject { ["license.activity"] = "bakery" };
            clause["examples"] = new JsonArray(Example("food.kitchenArea", "10", "pass", activity), Example("food.kitchenArea", "21", "fail", activity));
        });

        Assert.DoesNotContain(problems, problem => !problem.IsRemark);
    }

    [Fact]
    public void Check_LimitsThatClashForSomeAnswers_IsARemarkWithThoseAnswers()
    {
        // A fifth of the area in a restaurant: more than 50 m² from 250 m² on.
        var problem = Assert.Single(Problems(MeasuredTwenty, clause =>
        {
            clause["when"] = "license.activity = 'restaurant'";
            clause["measure"]!["is"] = "atMost";
            clause["measure"]!["limit"] = "50 m2";
            clause["examples"] = new JsonArray(Example("food.kitchenArea", "50", "pass", new JsonObject { ["license.activity"] = "restaurant" }), Example("food.kitchenArea", "51", "fail", new JsonObject { ["license.activity"] = "restaurant" }));
        }));

        Assert.True(problem.IsRemark);
        Assert.Equal("publish-contradiction-sometimes", problem.Problem.Code);
        Assert.Contains("shop.area", portal.Services.GetRequiredService<PublishedCatalog>().AllInForce<Core.Requirements.FactSet>().SelectMany(set => set.Content.Facts)
            .Where(fact => ((IEnumerable<Core.Requirements.ShownFact>)problem.Problem.Args[2]).Any(shown => shown.Name == fact.Label)).Select(fact => fact.Code));
    }

    [Fact]
    public void Check_SameLimitInAnotherDocument_IsARemark() =>
        Assert.Contains(Problems(MeasuredTwenty, clause => clause["when"] = "license.activity in ('cloud-kitchen', 'catering')", facts => facts["license.activity"] = "catering"), problem => problem is { IsRemark: true, Problem.Code: "publish-says-twice" });

    [Theory]
    [InlineData("measure.limit", "15 m2", "publish-example-fails")]
    [InlineData("measure.limit", "20 m", "formula-type")]
    [InlineData("measure.limit", "shop.nothing", "formula-unknown-fact")]
    [InlineData("measure.limit", "20 parsec", "publish-unreadable")]
    [InlineData("measure.unit", "m", "publish-other-unit")]
    [InlineData("measure.unit", "parsec", "formula-unknown-unit")]
    [InlineData("when", "food.kitchenArea", "formula-type")]
    [InlineData("heading", "elsewhere", "publish-not-heading")]
    [InlineData("waivableBy", "nobody", "publish-not-role")]
    [InlineData("until", "2020-01-01", "publish-dates-reversed")]
    [InlineData("judge", "officer", "publish-measured-by-machine")]
    public void Check_ClauseThatIsWrong_SaysWhatAndWhere(string path, string value, string code)
    {
        var problems = Problems(MeasuredTwenty, clause =>
        {
            clause["from"] = "2025-01-01";
            var steps = path.Split('.');
            (steps.Length == 1 ? clause : clause[steps[0]]!.AsObject())[steps[^1]] = value;
        });

        Assert.Contains(problems, problem => problem is { IsRemark: false, Problem.Code: var found } && found == code);
        Assert.All(problems.Where(problem => problem.Problem.Code == code && code != "publish-unreadable"), problem => Assert.StartsWith("clauses/added", problem.Problem.Field, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("food.kitchenArea", "much", "publish-example-value")]
    [InlineData("food.kitchenArea", "-3", "publish-example-value")]
    [InlineData("no.such", "3", "formula-unknown-fact")]
    public void Check_ExampleThatIsNoAnswer_IsRefused(string fact, string value, string code) =>
        Assert.Contains(Problems(MeasuredTwenty, _ => { }, facts => facts[fact] = value), problem => problem.Problem.Code == code && problem.Problem.Field.StartsWith("clauses/added/examples/", StringComparison.Ordinal));

    [Fact]
    public void Check_MeasuredClauseWithoutFailingExample_IsRefused() =>
        Assert.Contains(Problems(MeasuredTwenty, clause => clause["examples"]!.AsArray().RemoveAt(1)), problem => problem.Problem.Code == "publish-examples-missing");

    /// <summary>The food requirements with one clause more.</summary>
    private IReadOnlyList<PublicationProblem> Problems(string clause, Action<JsonObject>? change = null, Action<JsonObject>? facts = null)
    {
        var added = JsonNode.Parse(clause)!.AsObject();
        change?.Invoke(added);
        foreach (var example in added["examples"]!.AsArray()) facts?.Invoke(example!["facts"]!.AsObject());
        var version = Seeded.Versions.Single(version => version is { Kind: "requirement", Code: "food" });
        var content = JsonNode.Parse(version.Content)!;
        content["clauses"]!.AsArray().Add(added);
        return portal.Services.GetRequiredService<PublicationChecks>().Run([PublicationVersion.Publish("requirement", "food", 2, portal.Services.GetRequiredService<TimeProvider>().Today(), content.ToJsonString(PublishedJson.Options), Seeded.Now, by: null)]);
    }

    private static JsonArray Examples(string fact) => fact switch
    {
        "shop.livingOnPremises" => new(Example(fact, "true", "pass"), Example(fact, "false", "fail")),
        "food.handBasins" => new(Example(fact, "0", "pass"), Example(fact, "1", "fail")),
        "shop.area" => new(Example(fact, "100", "fail"), Example(fact, "100", "fail")),
        _ => new(Example(fact, "15", "pass"), Example(fact, "20", "fail")),
    };

    private static JsonObject Example(string fact, string value, string verdict, JsonObject? more = null)
    {
        var facts = more?.DeepClone().AsObject() ?? [];
        facts[fact] = value;
        return new() { ["facts"] = facts, ["verdict"] = verdict };
    }
}
