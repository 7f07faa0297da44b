using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Baladi.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.RequirementPublication;

/// <summary>
/// A lawyer of the ministry raises the share of the kitchen, is stopped by a contradiction and by examples that come out otherwise, and a second admin
/// approves. Who applied before keeps the old limit; who is still writing is told; who applies after gets the new one.
/// </summary>
[Trait("Journey", "RequirementPublication")]
public class PublicationJourney(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    private const string Kitchen = "مساحة المطبخ";

    [BrowserFact]
    public async Task NewLimit_IsCheckedApprovedAndBindsFromItsDay()
    {
        var maker = new DraftMaker(server.Services, Who.Owner);
        var before = (await maker.SubmitAsync(await maker.CompleteAsync(Application.Restaurant.For(Who.Shop)))).Expect();
        var open = await maker.CompleteAsync(Application.Restaurant.For(Who.SharedShop));
        var (author, approver, reader) = (new Visitor(await OpenDesktop(), "ar"), new Visitor(await OpenDesktop(), "ar"), new Visitor(await OpenPhone(), "ar"));

        // The owner of a restaurant wants to be told.
        var follower = new Visitor(await OpenPhone(), "ar");
        await follower.GoAsync("requirements/food");
        await follower.Follow(follower.Says("following.signIn"));
        await follower.SignInAsync(Who.Owner);
        await follower.Press(follower.Says("following.begin"));
        await follower.Page.AxeAsync();
        Assert.Contains(follower.Says("following.begun"), await follower.ReadAsync(), StringComparison.Ordinal);

        // A new version is begun, and a clause planted that contradicts one that stands: no hand basin at all.
        await author.SignInAsync(Who.MinistryAdmin);
        await author.GoAsync("administration/requirements");
        await author.Page.AxeAsync();
        await author.Page.Locator("main form[action$='/requirement/food/draft'] button").ClickAsync();
        await author.Page.WaitForURLAsync("**/publications/drafts/*");
        await author.Page.AxeAsync();
        var draft = author.Page.Url;
        await author.Follow(author.Says("publication.clause.new"));
        await author.Page.AxeAsync();
        await author.Press(author.Says("publication.continue"));
        await author.Page.AxeAsync();
        await FillAsync(author, new()
        {
            ["TitleAr"] = "بلا مغاسل", ["TitleEn"] = "No basins", ["TextAr"] = "لا توضع مغاسل للأيدي.", ["TextEn"] = "There are no hand basins.", ["Terms[0].Number"] = "٠", ["SourceAr"] = "قرار تجريبي", ["SourceEn"] = "A trial decision",
        });
        await author.Page.SelectOptionAsync("[name=Heading]", "health");
        await ChooseAsync(author, "عدد مغاسل الأيدي");
        await author.Page.CheckAsync("[name=Is][value=AtMost]");
        await author.Press(author.Says("publication.save.examples"));
        await author.Page.AxeAsync();
        await ExampleAsync(author, 0, "Pass", "0");
        await ExampleAsync(author, 1, "Fail", "2");
        await author.Press(author.Says("publication.examples.run"));
        Assert.Contains("مغاسل الأيدي", await author.Page.Locator(".notice--error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(author.Says("problem.publish-contradiction", "بلا مغاسل", "اشتراطات منشآت الأغذية والمشروبات"), await author.ReadAsync(), StringComparison.Ordinal);
        await author.Follow("بلا مغاسل");
        await author.Press(author.Says("publication.clause.remove"));
        Assert.DoesNotContain(author.Says("problem.publish-contradiction", "بلا مغاسل", "اشتراطات منشآت الأغذية والمشروبات"), await author.ReadAsync(), StringComparison.Ordinal);

        // The limit is raised from 20% to 35%; the examples of the old one come out otherwise, and stop it.
        await author.Follow(Kitchen);
        Assert.Equal("20", await author.Page.InputValueAsync("[name='Terms[0].Number']"));
        await FillAsync(author, new() { ["Terms[0].Number"] = "35", ["TextAr"] = "لا تقل مساحة المطبخ ومنطقة التحضير عن 35٪ من مساحة المنشأة.", ["TextEn"] = "The kitchen and preparation area is at least 35% of the premises." });
        await author.Press(author.Says("publication.save.examples"));
        await author.Follow(author.Says("publication.toDraft"));
        var (from, why) = (Today.AddDays(3), "ضيق المطابخ في الشكاوى المتكررة");
        await FillAsync(author, new() { ["From.day"] = $"{from.Day}", ["From.month"] = $"{from.Month}", ["From.year"] = $"{from.Year}", ["Why"] = why });
        await author.Press(author.Says("publication.plan.do"));
        await author.Press(author.Says("publication.send.do"));
        Assert.NotEmpty(await author.Page.Locator(".error-summary").AllAsync());
        Assert.Contains("35", await author.ReadAsync(), StringComparison.Ordinal);
        await author.Page.GotoAsync(draft);
        await author.Page.Locator("a[href$='/clauses/kitchen-share/examples']").First.ClickAsync();
        await author.Page.WaitForLoadStateAsync();
        await author.Page.AxeAsync();
        await ReworkAsync(author);
        await author.Press(author.Says("publication.examples.run"));
        Assert.Contains(author.Says("publication.examples.saved"), await author.ReadAsync(), StringComparison.Ordinal);
        await author.Press(author.Says("publication.send.do"));
        Assert.Contains(author.Says("publication.sent"), await author.ReadAsync(), StringComparison.Ordinal);

        // The second admin sees the difference word by word, and approves.
        await approver.SignInAsync(Who.MinistryApprover);
        await approver.GoAsync("administration/requirements");
        await approver.Page.Locator("#review ~ ul a").First.ClickAsync();
        await approver.Page.WaitForLoadStateAsync();
        await approver.Page.AxeAsync();
        await SeesDifferenceAsync(approver);
        await approver.Page.Locator("label[for=decision]").ClickAsync();
        await approver.Press(approver.Says("publication.review.do"));
        Assert.Contains(approver.Says("publication.approved", "", "").Split(':')[0], await approver.ReadAsync(), StringComparison.Ordinal);

        // Everybody reads that it comes, and what it changes.
        await reader.GoAsync("requirements/food");
        await reader.Page.AxeAsync();
        Assert.Contains(why, await reader.ReadAsync(), StringComparison.Ordinal);
        await reader.Follow(reader.Says("requirements.changes.see"));
        await reader.Page.AxeAsync();
        await SeesDifferenceAsync(reader);

        // Whoever follows is told before it takes effect, once.
        await DaysAsync(0);
        await DaysAsync(0);
        var told = await server.Services.AskAsync((BaladiDbContext db) => db.Outbox.AsNoTracking().Where(message => message.Template == "requirement-published" && message.Medium == MessageMedium.Sms).ToListAsync());
        var message = Assert.Single(told);
        Assert.Contains($"{from:yyyy-MM-dd}", message.Body, StringComparison.Ordinal);
        await follower.GoAsync("requirements/following");
        await follower.Page.AxeAsync();
        await follower.Page.Locator("main tbody a[href*='/versions/']").ClickAsync();
        await SeesDifferenceAsync(follower);

        await DaysAsync(4);
        await reader.GoAsync("requirements/food/history");
        await reader.Page.AxeAsync();
        Assert.Contains(reader.Says("requirements.state.current"), await reader.Page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);

        // The case keeps its version; the draft is told what changed; the new case is held against the new limit.
        var applicant = new Visitor(await OpenPhone(), "ar");
        await applicant.SignInAsync(Who.Owner);
        await applicant.GoAsync($"licenses/applications/{open}");
        await applicant.Page.AxeAsync();
        Assert.Contains(applicant.Says("applications.requirements.changed", "اشتراطات منشآت الأغذية والمشروبات"), await applicant.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(Kitchen, await applicant.Page.Locator(".notice--info").AllInnerTextsAsync() is var notices ? string.Join('\n', notices) : "", StringComparison.Ordinal);
        var after = (await maker.SubmitAsync(open)).Expect();
        Assert.Equal(("24", Verdict.Pass), await LimitAsync(before));
        Assert.Equal(("42", Verdict.Fail), await LimitAsync(after));
    }

    private static DateOnly Today => RiyadhTime.DateOf(TimeProvider.System.GetUtcNow());

    private static async Task FillAsync(Visitor author, Dictionary<string, string> values)
    {
        foreach (var (name, value) in values) await author.Page.FillAsync($"main [name='{name}']", value);
    }

    /// <summary>In the list that can be searched: typed, and taken.</summary>
    private static async Task ChooseAsync(Visitor author, string words)
    {
        var box = author.Page.Locator("main [role=combobox]").First;
        await box.FillAsync(words);
        await author.Page.Locator("main [role=option]:visible").First.ClickAsync();
    }

    private static async Task ExampleAsync(Visitor author, int row, string verdict, string value)
    {
        await author.Page.FillAsync($"[name='Rows[{row}].Values[0]']", value);
        await author.Page.SelectOptionAsync($"[name='Rows[{row}].Verdict']", verdict);
    }

    /// <summary>Two examples of the new limit, in a restaurant of 120 m²; what else there was is emptied.</summary>
    private static async Task ReworkAsync(Visitor author)
    {
        var rows = await author.Page.Locator("fieldset.example").CountAsync();
        for (var row = 0; row < rows; row++)
        {
            foreach (var box in await author.Page.Locator($"[name^='Rows[{row}].Values']").AllAsync())
            {
                var name = await box.GetAttributeAsync("name");
                // The select under a list that can be searched is not seen; what it holds is what is sent.
                if (await box.EvaluateAsync<string>("box => box.tagName") == "SELECT") await box.EvaluateAsync("(box, value) => box.value = value", row < 2 ? "مطعم" : "");
                else await box.FillAsync(row >= 2 ? "" : name!.EndsWith("[0]", StringComparison.Ordinal) ? (row == 0 ? "42" : "41") : "120");
            }
            if (row < 2) await author.Page.SelectOptionAsync($"[name='Rows[{row}].Verdict']", row == 0 ? "Pass" : "Fail");
            foreach (var note in new[] { "NoteAr", "NoteEn" }) await author.Page.Locator($"[name='Rows[{row}].{note}']").EvaluateAsync("box => box.value = ''");
        }
    }

    private static async Task SeesDifferenceAsync(Visitor visitor)
    {
        var gone = string.Join('\n', await visitor.Page.Locator(".difference del").AllInnerTextsAsync());
        var come = string.Join('\n', await visitor.Page.Locator(".difference ins").AllInnerTextsAsync());
        Assert.Contains("20", gone, StringComparison.Ordinal);
        Assert.Contains("35", come, StringComparison.Ordinal);
        // Word by word: what stayed is told as neither.
        Assert.DoesNotContain("منطقة", gone, StringComparison.Ordinal);
    }

    private async Task<(string?, Verdict)> LimitAsync(string reference)
    {
        var id = await server.Services.AskAsync((BaladiDbContext db) => db.Set<Case>().AsNoTracking().Where(found => found.Reference == reference).Select(found => found.Id).SingleAsync());
        var verdict = await server.Services.AskAsync((BaladiDbContext db) => db.Set<CaseVerdict>().AsNoTracking().SingleAsync(verdict => verdict.CaseId == id && verdict.ClauseCode == "food.kitchen-share" && verdict.SupersededAt == null));
        return (verdict.Required, verdict.Verdict);
    }

    private async Task DaysAsync(double days)
    {
        var clock = server.Services.GetRequiredService<Clock>();
        clock.Advance(clock.Offset + TimeSpan.FromDays(days));
        await using var scope = server.Services.CreateAsyncScope();
        await Clockwork.TickAsync(scope.ServiceProvider, CancellationToken.None);
    }
}
