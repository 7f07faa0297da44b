using System.Net;
using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Calendars;
using Baladi.Core.Fees;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Administration;

/// <summary>Fees, activities, facts and calendars are written on pages, checked, approved by a second person and in force from their day.</summary>
[Trait("Journey", "RequirementPublication")]
public class PublicationListsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string All = "/en/administration/publications";

    [Theory]
    [InlineData("fees", "commercial")]
    [InlineData("fees", "event-permit")]
    [InlineData("activities", "core")]
    [InlineData("facts", "core")]
    [InlineData("calendar", "core")]
    public async Task EveryItem_SavedAsItStands_ChangesNothing(string kind, string code)
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, kind, code);
        var before = PublicationChecks.Normal(kind, (await server.Services.DraftOfAsync(draft)).Content);
        var content = JsonNode.Parse(before)!.AsObject();
        var pages = ContentShapes.Of(kind)!.Lists.SelectMany(list => content[list.Name]!.AsArray().Select(item => $"lists/{list.Name}/{item![list.KeyName]}")).Prepend("terms").ToList();
        Assert.True(pages.Count > 3);

        foreach (var page in pages)
        {
            using var saved = await admin.SubmitAsync(await admin.FormAsync($"{All}/drafts/{draft}/{page}", $"/{page}"));
            Assert.True(saved.StatusCode == HttpStatusCode.Redirect, $"{page}: {await saved.ErrorsAsync()}");
        }

        Assert.Equal(before, PublicationChecks.Normal(kind, (await server.Services.DraftOfAsync(draft)).Content));
        await DiscardAsync(admin, draft);
    }

    [Fact]
    public async Task NewFee_IsCheckedBesideItsField_Approved_AndInForceFromItsDay()
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "fees", "event-permit");
        var page = $"{All}/drafts/{draft}/lists/lines/new";
        (string, string)[] typed =
        [
            ("text.Ar", "رسم الرقابة الميدانية"), ("text.En", "On-site supervision"), ("explanation.Ar", "مبلغ ثابت لكل فعالية."), ("explanation.En", "A fixed amount for each event."),
            ("source-name.Ar", "قيمة إيضاحية"), ("source-name.En", "An illustrative value"), ("source-illustrative", "true"),
        ];

        using var wrong = await admin.SubmitAsync(await admin.FormAsync(page, "/lines/new"), [.. typed.Where(one => one.Item1 != "text.En"), ("amount", "200 m2"), ("text.En", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var errors = await wrong.ErrorsAsync();
        Assert.Contains("Write the text in English", errors, StringComparison.Ordinal);
        Assert.Contains("SAR", errors, StringComparison.Ordinal);
        Assert.Equal("رسم الرقابة الميدانية", (await wrong.FormAsync("/lines/new"))["text.Ar"]);

        using var saved = await admin.SubmitAsync(await wrong.FormAsync("/lines/new"), [.. typed, ("amount", "200 SAR")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var day = Clock.Today().AddDays(3);
        await PublishAsync(admin, draft, day);

        var line = Assert.Single(Catalog.InForce<FeeSchedule>("event-permit", day)!.Content.Lines, line => line.Code == "on-site-supervision");
        Assert.Equal("200 SAR", line.Amount.Text);
        Assert.DoesNotContain(Catalog.InForce<FeeSchedule>("event-permit", day.AddDays(-1))!.Content.Lines, line => line.Code == "on-site-supervision");
        var history = await admin.TextAsync($"{All}/fees/event-permit");
        Assert.Contains("On-site supervision", history, StringComparison.Ordinal);
        Assert.Contains("More supervision", history, StringComparison.Ordinal);

        // Announced, and taken back before its day.
        using var approver = await server.SignedInAsync(Who.MinistryApprover, "en");
        var number = Catalog.Versions<FeeSchedule>("event-permit").Max(version => version.Number);
        using var withdrawn = await approver.SubmitAsync(await approver.FormAsync($"{All}/fees/event-permit/versions/{number}/withdraw", "/withdraw"), ("Reason", "It was not decided yet"));
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.DoesNotContain(Catalog.InForce<FeeSchedule>("event-permit", day)!.Content.Lines, line => line.Code == "on-site-supervision");
    }

    [Fact]
    public async Task Holiday_TwiceOnADay_IsRefused_AndNewOnesStandInOrder()
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "calendar", "core");
        var page = $"{All}/drafts/{draft}/lists/items/new";
        (string, string)[] On(int year, int month, int dayOfMonth) => [("date.year", $"{year}"), ("date.month", $"{month}"), ("date.day", $"{dayOfMonth}"), ("name.Ar", "إجازة"), ("name.En", "A day off")];

        using var twice = await admin.SubmitAsync(await admin.FormAsync(page, "/items/new"), On(2025, 2, 22));
        Assert.Contains("used twice", await twice.ErrorsAsync(), StringComparison.Ordinal);
        using var none = await admin.SubmitAsync(await admin.FormAsync(page, "/items/new"), On(2025, 2, 31));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Equal("31", (await none.FormAsync("/items/new"))["date.day"]);
        using var saved = await admin.SubmitAsync(await admin.FormAsync(page, "/items/new"), On(2025, 1, 5));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var items = JsonNode.Parse((await server.Services.DraftOfAsync(draft)).Content)!["items"]!.AsArray().Select(item => item!["date"]!.ToString()).ToList();
        Assert.Equal("2025-01-05", items[0]);
        Assert.Equal(items.Order(StringComparer.Ordinal), items);
        await DiscardAsync(admin, draft);
    }

    [Fact]
    public async Task FactThatClausesMeasure_RemovedFromTheList_StandsInTheWayOfPublishing()
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "facts", "core");
        var page = $"{All}/drafts/{draft}/lists/facts/shop.area";
        using var removed = await admin.SubmitAsync(await admin.FormAsync(page, "/shop.area/remove"));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);

        var shown = await admin.TextAsync($"{All}/drafts/{draft}");

        Assert.Contains("shop.area", shown, StringComparison.Ordinal);
        Assert.Contains("is not a published fact", shown, StringComparison.Ordinal);
        using var sent = await admin.SubmitAsync(await admin.FormAsync($"{All}/drafts/{draft}", "/send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        await DiscardAsync(admin, draft);
    }

    [Fact]
    public async Task NewFact_NeedsACodeOfItsOwn_AndAnswersWhereItIsAChoice()
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "facts", "core");
        var page = $"{All}/drafts/{draft}/lists/facts/new";
        (string, string)[] typed = [("label.Ar", "نوع الواجهة"), ("label.En", "Kind of front"), ("type", "choice")];

        using var unnamed = await admin.SubmitAsync(await admin.FormAsync(page, "/facts/new"), [.. typed, ("code", "Front")]);
        Assert.Contains("begin", await unnamed.ErrorsAsync(), StringComparison.OrdinalIgnoreCase);
        using var without = await admin.SubmitAsync(await admin.FormAsync(page, "/facts/new"), [.. typed, ("code", "shop.frontKind")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var more = await admin.SubmitAsync(await without.FormAsync("/facts/new"), ("Options[0].Ar", "زجاج"), ("Options[0].En", "Glass"), ("Do", "add-option"));
        Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        var second = await more.FormAsync("/facts/new");
        Assert.Equal("Kind of front", second["label.En"]);
        using var saved = await admin.SubmitAsync(second, ("Options[1].Ar", "حجر"), ("Options[1].En", "Stone"));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.ErrorsAsync());

        var written = ((FactSet)PublicationChecks.Read("facts", (await server.Services.DraftOfAsync(draft)).Content)).Facts.Single(fact => fact.Code == "shop.frontKind");
        Assert.Equal(["glass", "stone"], written.Options.Select(option => option.Code));
        await DiscardAsync(admin, draft);
    }

    [Theory]
    [InlineData("roles", "core")]
    [InlineData("fees", "nothing")]
    public async Task WhatNoPageWrites_OrIsNotThere_IsNotBegun(string kind, string code)
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var form = await admin.FormAsync(All, "/fees/commercial/draft");

        using var answer = await admin.SubmitAsync(form with { Action = $"{All}/{kind}/{code}/draft" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private PublishedCatalog Catalog => server.Services.GetRequiredService<PublishedCatalog>();
    private TimeProvider Clock => server.Services.GetRequiredService<TimeProvider>();

    private static async Task<string> BeginAsync(HttpClient admin, string kind, string code)
    {
        using var begun = await admin.SubmitAsync(await admin.FormAsync($"{All}/{kind}/{code}", "/draft"));
        return begun.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static async Task DiscardAsync(HttpClient admin, string draft)
    {
        using var gone = await admin.SubmitAsync(await admin.FormAsync($"{All}/drafts/{draft}", "/discard"));
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    private async Task PublishAsync(HttpClient admin, string draft, DateOnly day)
    {
        var page = $"{All}/drafts/{draft}";
        using var planned = await admin.SubmitAsync(await admin.FormAsync(page, "/plan"), ("From.day", $"{day.Day}"), ("From.month", $"{day.Month}"), ("From.year", $"{day.Year}"), ("Why", "More supervision is needed"));
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        using var sent = await admin.SubmitAsync(await admin.FormAsync(page, "/send"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.ErrorsAsync());
        using var approver = await server.SignedInAsync(Who.MinistryApprover, "en");
        using var approved = await approver.SubmitAsync(await approver.FormAsync(page, "/review"), ("decision", "approve"));
        Assert.True(approved.StatusCode == HttpStatusCode.Redirect, await approved.ErrorsAsync());
    }
}
