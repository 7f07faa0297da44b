using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Calendars;
using Baladi.Core.Fees;
using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Xunit;

namespace Baladi.Core.Tests.Publishing;

/// <summary>The pages of a published list write what the content has, and forget nothing silently.</summary>
public class ContentShapesTests
{
    private static readonly Dictionary<(string Kind, string List), Type> Items = new()
    {
        [(FeeSchedule.Kind, "")] = typeof(FeeSchedule), [(FeeSchedule.Kind, "lines")] = typeof(FeeLine), [(FeeSchedule.Kind, "waivers")] = typeof(FeeWaiver),
        [(ActivityList.Kind, "")] = typeof(ActivityList), [(ActivityList.Kind, "items")] = typeof(Activity), [(ActivityList.Kind, "groups")] = typeof(CodedText),
        [(FactSet.Kind, "")] = typeof(FactSet), [(FactSet.Kind, "facts")] = typeof(FactDefinition),
        [(WorkingCalendar.Kind, "")] = typeof(WorkingCalendar), [(WorkingCalendar.Kind, "items")] = typeof(Holiday),
    };

    /// <summary>What no page writes, and stays as it is: the classification of the United Nations, and what procedures are written for.</summary>
    private static readonly HashSet<string> KeptAsItIs = ["activities/isicClasses", "fees/lines/vat", "fees/lines/violation", "fees/waivers/proof"];

    public static TheoryData<string, string> Lists
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var shape in ContentShapes.All)
                foreach (var list in shape.Lists.Select(list => list.Name).Prepend("")) data.Add(shape.Kind, list);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Shape_NamesEveryPropertyOfTheItem_OrItIsKeptAsItIs(string kind, string list)
    {
        var shape = ContentShapes.Of(kind)!;
        var fields = list.Length == 0 ? [.. shape.Own, .. shape.Lists.Select(one => new FieldShape(one.Name, FieldLook.Line))] : shape.List(list)!.Fields;
        var known = Items[(kind, list)].GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.Name is not ("ExpressionType" or "IsTaxed" or "IsJudged"))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet();

        var named = fields.Select(field => field.Path.Split('/')[0]).ToHashSet();
        var kept = known.Where(name => KeptAsItIs.Contains(list.Length == 0 ? $"{kind}/{name}" : $"{kind}/{list}/{name}"));
        Assert.Equal(known.Append("code").Distinct().Order(), named.Concat(kept).Append("code").Distinct().Order());
    }

    [Fact]
    public void File_OfEveryList_ReadsAsItWasWritten()
    {
        var lists = Seeded.Versions.Where(version => ContentShapes.Of(version.Kind) is not null).ToList();
        Assert.True(lists.Count > 8);
        foreach (var version in lists)
        {
            var read = ContentFiles.Read(version.Kind, ContentFiles.Write(PublicationChecks.Read(version.Kind, version.Content)));

            Assert.True(read.IsDone, string.Join('\n', read.Problems));
            var again = JsonSerializer.Serialize(read.Value!.Content, read.Value.Content.GetType(), PublishedJson.Options);
            Assert.Equal(PublicationChecks.Normal(version.Kind, version.Content), again);
        }
    }

    [Fact]
    public void File_OfAnotherKind_IsRefusedWithItsPlace()
    {
        var fees = ContentFiles.Write(Seeded.Content<FeeSchedule>("commercial"));

        var read = ContentFiles.Read(WorkingCalendar.Kind, fees);

        Assert.Equal(OutcomeKind.Invalid, read.Kind);
        Assert.Contains(read.Problems, problem => problem.Code is "import-json" or "import-format");
    }

    [Fact]
    public void Holidays_AreComparedByDate_WhateverComesBetween()
    {
        var before = Seeded.Versions.Single(version => version.Kind == WorkingCalendar.Kind).Content;
        var content = JsonNode.Parse(before)!.AsObject();
        content["items"]!.AsArray().Insert(0, JsonNode.Parse("""{"date": "2025-01-15", "name": {"ar": "يوم", "en": "A day"}, "illustrative": true}"""));

        var changes = Core.Publishing.Differences.ContentDifference.Between(WorkingCalendar.Kind, before, content.ToJsonString());

        Assert.Equal("items/2025-01-15", Assert.Single(changes).Item);
    }
}
