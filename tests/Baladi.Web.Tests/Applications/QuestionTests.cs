using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>The questions of an application: what is asked, what is refused, and that nothing typed is lost.</summary>
[Trait("Journey", "CommercialLicense")]
public class QuestionTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Owner = "1000000016";

    [Theory]
    [InlineData("area", "shop.area", "\u0661\u0662\u066b\u0665\u0665\u0665", "two decimals")]
    [InlineData("area", "shop.area", "a lot", "Enter a number only")]
    [InlineData("area", "shop.area", "", "Enter a number to continue")]
    [InlineData("area", "shop.area", "900000", "Enter 200,000 or less")]
    [InlineData("signs", "shop.frontSigns", "1.5", "whole number")]
    [InlineData("address", "place.shortAddress", "12345", "four letters")]
    [InlineData("mobile", "contact.mobile", "+1 555 0100", "Saudi mobile")]
    [InlineData("municipality", "place.municipality", "999", "Choose one of the answers")]
    public async Task Save_InvalidAnswer_IsKeptAsTypedBesideTheProblem(string page, string field, string typed, string problem)
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var applicant = new Applicant(client, "en");
        var tasks = await applicant.BeginAsync();

        using var refused = await applicant.SendAsync(tasks, page, (field, typed));
        var text = await refused.TextAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("error-summary", text, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field.Replace('.', '_')}\"", text, StringComparison.Ordinal);
        Assert.Contains(problem, text, StringComparison.Ordinal);
        Assert.Contains("<title>Error:", text, StringComparison.Ordinal);
        if (page != "municipality") Assert.Equal(typed, (await refused.FormAsync($"/{page}"))[field]);
    }

    [Theory]
    [InlineData("years", true)]
    [InlineData("trade-name", false)]
    public async Task Question_WhoseLimitsAreOurs_SaysSo(string page, bool illustrative)
    {
        using var client = await server.SignedInAsync("1000000008");
        var tasks = await new Applicant(client).BeginAsync();

        var text = await client.TextAsync($"{tasks}/{page}");

        Assert.Equal(illustrative, text.Contains("class=\"illustrative\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Question_ForAMobile_OffersTheOneThePortalKnowsAndKeepsAnother()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();
        var known = await client.TextAsync("/ar/account/profile");

        var offered = (await client.FormAsync($"{tasks}/mobile", "/mobile"))["contact.mobile"];
        await applicant.AnswerAsync(tasks, "mobile", ("contact.mobile", "0501234567"));

        Assert.NotNull(offered);
        Assert.Matches("^05[0-9]{8}$", offered);
        Assert.Contains(offered, known, StringComparison.Ordinal);
        Assert.Equal("0501234567", (await client.FormAsync($"{tasks}/mobile", "/mobile"))["contact.mobile"]);
    }

    [Fact]
    public async Task Question_ForAMobile_OffersNoneToADelegateAndLeavesWhatWasOnlyOfferedUnanswered()
    {
        using var delegated = await server.SignedInAsync("1000000032");
        var choice = await delegated.FormAsync("/ar/account/acting-for", "/acting-for");
        var key = Regex.Match(await delegated.TextAsync("/ar/account/acting-for"), "value=\"(d[0-9]+)\"").Groups[1].Value;
        using var chosen = await delegated.SubmitAsync(choice, ("key", key));
        var theirs = await new Applicant(delegated).BeginAsync();
        using var owner = await server.SignedInAsync(Owner);
        var applicant = new Applicant(owner);
        var tasks = await applicant.BeginAsync();
        var offered = (await owner.FormAsync($"{tasks}/mobile", "/mobile"))["contact.mobile"]!;

        using var later = await applicant.SendAsync(tasks, "mobile", ("contact.mobile", offered), ("then", "later"));

        Assert.Equal("", (await delegated.FormAsync($"{theirs}/mobile", "/mobile"))["contact.mobile"] ?? "");
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
        await using var scope = server.Services.CreateAsyncScope();
        var reference = tasks.Split('/')[^1];
        var draft = await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Set<Core.Cases.Drafts.Draft>().AsNoTracking().SingleAsync(d => d.Reference == reference);
        Assert.DoesNotContain("contact.mobile", draft.Read().Facts.Keys);
    }

    [Fact]
    public async Task Save_PageOfTwo_KeepsTheGoodAnswerBesideTheBadOne()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();

        using var refused = await applicant.SendAsync(tasks, "sign-size", ("shop.frontWidth", "8"), ("sign.area", "x"));
        var form = await refused.FormAsync("/sign-size");

        Assert.Equal("8", form["shop.frontWidth"]);
        Assert.Equal("x", form["sign.area"]);
    }

    [Fact]
    public async Task Save_ArabicDigits_AreRead()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();

        await applicant.AnswerAsync(tasks, "area", ("shop.area", "\u0661\u0662\u0660"));

        Assert.Equal("120", (await client.FormAsync($"{tasks}/area", "/area"))["shop.area"]);
    }

    [Fact]
    public async Task Save_ForWhomLeftOpen_IsAskedFor()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();

        using var refused = await applicant.SendAsync(tasks, "establishment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Save_EstablishmentOfSomebodyElse_IsRefused()
    {
        using var client = await server.SignedInAsync("1000000008");
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();

        using var refused = await applicant.SendAsync(tasks, "establishment", ("applicant.establishment", "1010000016"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Save_AnswerThatOpensQuestions_LeadsFromTheCheckToThemAndBack()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.PrepareAsync(("signs", ("shop.frontSigns", "0")));

        var opened = await applicant.AnswerAsync(tasks, "signs?then=answers", ("shop.frontSigns", "2"));
        using var answered = await client.SubmitAsync(await client.FormAsync(opened, "/sign-size"), ("shop.frontWidth", "8"), ("sign.area", "6"));

        Assert.Equal($"{tasks}/sign-size?then=answers", opened);
        Assert.Equal($"{tasks}/answers", answered.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Save_MunicipalityOfAnotherRegion_AsksForTheCityAgain()
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var applicant = new Applicant(client, "en");
        var tasks = await applicant.PrepareAsync(("address", ("place.city", "riyadh")), ("address", ("place.shortAddress", "RRRD2929")));

        var next = await applicant.AnswerAsync(tasks, "municipality?then=answers", ("place.municipality", "07001"));

        Assert.Equal($"{tasks}/address?then=answers", next);
        Assert.Contains("not in the region of the municipality", await client.TextAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ToReturnLater_LeadsToTheTasksAndKeepsTheAnswer()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.BeginAsync();

        var next = await applicant.AnswerAsync(tasks, "trade-name", ("shop.tradeName", "Nakheel"), ("then", "later"));

        Assert.Equal(tasks, next);
        Assert.Contains("Nakheel", await client.TextAsync(tasks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithoutAntiforgery_IsRefused()
    {
        using var client = await server.SignedInAsync(Owner);
        var tasks = await new Applicant(client).BeginAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("shop.area", "120")]);

        using var refused = await client.PostAsync(Applicant.At($"{tasks}/area"), form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
