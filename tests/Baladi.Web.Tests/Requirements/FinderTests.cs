using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Requirements;

/// <summary>"What will I need?", as a page and for programs.</summary>
[Trait("Journey", "RequirementPublication")]
public class FinderTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Small = "/ar/requirements/finder?activity=restaurant&municipality=01008&shop.area=120&food.kitchenArea=10&shop.frontSigns=0&food.servesOnSite=false";

    [Fact]
    public async Task Find_Restaurant_AnswersClausesDocumentsAndFees()
    {
        var found = await FoundAsync(new { activity = "restaurant", municipality = Who.Riyadh, facts = new Dictionary<string, object> { ["shop.area"] = 120, ["food.kitchenArea"] = 40 } });

        var clauses = found.GetProperty("clauses").EnumerateArray().ToList();
        var kitchen = clauses.Single(clause => clause.GetProperty("clause").GetString() == "kitchen-share");
        Assert.Equal(("food", 1, "measured", "24", "40", "pass"), (Text(kitchen, "requirement"), kitchen.GetProperty("version").GetInt32(), Text(kitchen, "kind"), Text(kitchen, "required"), Text(kitchen, "provided"), Text(kitchen, "verdict")));
        Assert.Contains(clauses, clause => Text(clause, "verdict") == "toProvide" && Text(clause, "reason") == "notProvided");
        Assert.Contains(clauses, clause => Text(clause, "verdict") == "unknown" && Text(clause, "reason") == "missingFact");
        Assert.NotEmpty(found.GetProperty("documents").EnumerateArray());
        Assert.Equal("SAR", Text(found.GetProperty("fees"), "currency"));
        Assert.Equal(found.GetProperty("fees").GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("amount").GetDecimal()), found.GetProperty("fees").GetProperty("total").GetDecimal());
        Assert.False(found.GetProperty("instant").GetBoolean());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("observedDays").ValueKind);
        Assert.Contains(found.GetProperty("missing").EnumerateArray(), code => code.GetString() == "food.handBasins");
    }

    [Fact]
    public async Task Find_FailedClause_SaysWhatWouldHaveToChangeAndThatHolds()
    {
        var facts = new Dictionary<string, object> { ["shop.area"] = 120, ["food.kitchenArea"] = 10 };
        var failed = Clause(await FoundAsync(new { activity = "restaurant", municipality = Who.Riyadh, facts }), "kitchen-share");
        var changes = failed.GetProperty("changes").EnumerateArray().ToDictionary(change => Text(change, "fact")!, change => Text(change, "to")!);

        Assert.Equal("fail", Text(failed, "verdict"));
        Assert.Equal("24", changes["food.kitchenArea"]);
        Assert.Equal("50", changes["shop.area"]);
        foreach (var (fact, to) in changes)
        {
            var then = Clause(await FoundAsync(new { activity = "restaurant", municipality = Who.Riyadh, facts = new Dictionary<string, object>(facts) { [fact] = to } }), "kitchen-share");
            Assert.Equal("pass", Text(then, "verdict"));
        }
    }

    [Fact]
    public async Task Find_Clothing_IsInstantOnceEverythingIsAnswered()
    {
        var open = await FoundAsync(new { activity = "clothing-shoes", municipality = Who.Riyadh });
        var review = await FoundAsync(new { activity = "clothing-shoes", municipality = Who.Riyadh, facts = await AnswersAsync(Application.Retail) });

        Assert.False(open.GetProperty("instant").GetBoolean());
        Assert.NotEmpty(open.GetProperty("missing").EnumerateArray());
        Assert.True(review.GetProperty("instant").GetBoolean(), review.GetRawText());
        Assert.True(review.GetProperty("fees").GetProperty("isComplete").GetBoolean());
    }

    [Theory]
    [InlineData("""{}""", "activity")]
    [InlineData("""{"activity":"moon-landing"}""", "activity")]
    [InlineData("""{"activity":"restaurant","municipality":"0"}""", "municipality")]
    [InlineData("""{"activity":"restaurant","location":{"type":"Point","coordinates":[2.35,48.85]}}""", "location")]
    [InlineData("""{"activity":"restaurant","location":{"type":"LineString"}}""", "location")]
    [InlineData("""{"activity":"restaurant","location":"here"}""", "location")]
    [InlineData("""{"activity":"restaurant","facts":{"shop.area":"large"}}""", "facts.shop.area")]
    [InlineData("""{"activity":"restaurant","facts":{"shop.area":-5}}""", "facts.shop.area")]
    [InlineData("""{"activity":"restaurant","facts":{"shop.area":1e400}}""", "facts.shop.area")]
    [InlineData("""{"activity":"restaurant","facts":{"shop.area":[1]}}""", "facts.shop.area")]
    [InlineData("""{"activity":"restaurant","facts":{"owner.shoeSize":44}}""", "facts.owner.shoeSize")]
    [InlineData("""{"activity":"restaurant","facts":{"contact.mobile":"0500000016"}}""", "facts.contact.mobile")]
    public async Task Find_WhatCannotBeRead_IsToldBesideItsField(string body, string field)
    {
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ar");
        using var response = await client.PostAsync(new Uri("/api/v1/requirements/find", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"\p{IsArabic}", problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [Fact]
    public async Task Page_SaysWhatWouldHaveToChange()
    {
        using var client = server.CreateClient();

        var page = await client.GetStringAsync(new Uri(Small, UriKind.Relative));

        Assert.Contains("ما يلزم تغييره", page, StringComparison.Ordinal);
        Assert.Contains("24 م²", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Unknown_ComesBackAfterSigningIn()
    {
        using var client = server.CreateClient();

        using var sent = await client.PostAsync(new Uri("/ar/requirements/finder/start", UriKind.Relative), Form());

        Assert.StartsWith("/ar/account/sign-in?returnUrl=", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var back = Uri.UnescapeDataString(sent.Headers.Location.OriginalString.Split("returnUrl=")[1]);
        Assert.StartsWith("/ar/requirements/finder?", back, StringComparison.Ordinal);
        Assert.Contains("kitchenArea", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SignedIn_CarriesEveryAnswerOver()
    {
        using var client = await server.SignedInAsync(Who.Citizen);

        using var sent = await client.PostAsync(new Uri("/ar/requirements/finder/start", UriKind.Relative), Form());

        var reference = sent.Headers.Location!.OriginalString.Split('/')[^1];
        var draft = await server.Services.AskAsync((BaladiDbContext db) => db.Set<Draft>().AsNoTracking().SingleAsync(draft => draft.Reference == reference));
        Assert.Equal("food-license", draft.ServiceCode);
        Assert.Equal(new Dictionary<string, string> { ["license.activity"] = "restaurant", ["place.municipality"] = Who.Riyadh, ["shop.area"] = "120", ["food.kitchenArea"] = "10", ["shop.frontSigns"] = "0", ["food.servesOnSite"] = "false" }.OrderBy(pair => pair.Key), draft.Read().Facts.OrderBy(pair => pair.Key));
    }

    private static FormUrlEncodedContent Form() =>
        new(Small[(Small.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('=')).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])));

    private async Task<Dictionary<string, object>> AnswersAsync(Application application)
    {
        var maker = new DraftMaker(server.Services, Who.Citizen);
        var review = await maker.ReviewAsync(await maker.AnsweredAsync(application));
        string[] left = ["license.activity", "place.municipality", "applicant.establishment"];
        return review.Content.Facts.Where(fact => !left.Contains(fact.Key) && !review.Definitions[fact.Key].Personal && fact.Value.Length > 0).ToDictionary(fact => fact.Key, fact => (object)fact.Value);
    }

    private async Task<JsonElement> FoundAsync(object question)
    {
        using var client = server.CreateClient();
        using var response = await client.PostAsJsonAsync("/api/v1/requirements/find", question);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private static JsonElement Clause(JsonElement found, string code) => found.GetProperty("clauses").EnumerateArray().Single(clause => Text(clause, "clause") == code);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
