using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Cases;
using Baladi.TestKit.Servers;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>One's own applications: what is shown to whom.</summary>
[Trait("Journey", "CommercialLicense")]
public class MyCasesTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task List_OfItsOwner_ShowsApplicationsLicensesAndDrafts()
    {
        using var client = await server.SignedInAsync(Citizen);

        var page = await client.TextAsync("/ar/licenses");

        Assert.Contains(InReview, page, StringComparison.Ordinal);
        Assert.Contains(Refused, page, StringComparison.Ordinal);
        Assert.Contains((await server.LicenseAsync(Issued)).Number, page, StringComparison.Ordinal);
        Assert.Contains("المسودات", page, StringComparison.Ordinal);
        Assert.DoesNotContain(ToPay, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfADelegate_ShowsWhatWaitsForThemFirst()
    {
        using var client = await server.SignedInAsync(Deputy);

        var page = await client.TextAsync("/ar/licenses");

        var reference = (await server.CaseAsync(ToCorrect)).Reference;
        Assert.InRange(page.IndexOf($"/ar/licenses/cases/{reference}/corrections", StringComparison.Ordinal), 0, page.IndexOf("id=\"applications\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_ThatWaitsForItsApplicant_SaysSoAndNotThatItIsReviewed()
    {
        using var client = await server.SignedInAsync(Deputy);

        var page = await client.TextAsync($"/en/licenses/cases/{(await server.CaseAsync(ToCorrect)).Reference}");

        Assert.Matches("badge--warning[^>]*>\\s*Waiting for your corrections", page);
    }

    [Theory]
    [InlineData("ركن الجوال", true)]
    [InlineData(Issued, false)]
    public async Task Case_ThatNobodyDecided_PromisesNoDaysAndSaysThatNobodyReadItsDocuments(string title, bool instant)
    {
        using var client = await server.SignedInAsync(Citizen);

        var page = await client.TextAsync($"/ar/licenses/cases/{(await server.CaseAsync(title)).Reference}");

        Assert.Equal(!instant, page.Contains("المدة المعلنة", StringComparison.Ordinal));
        Assert.Equal(instant, page.Contains("أُرفق المستند، ولم يفحصه موظف.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Refused, false)]
    [InlineData(InReview, true)]
    public async Task Messages_AreInvitedWhileSomebodyReadsThem(string title, bool invited)
    {
        using var client = await server.SignedInAsync(Citizen);

        var page = await client.TextAsync($"/en/licenses/cases/{(await server.CaseAsync(title)).Reference}");

        Assert.Equal(invited, page.Contains("id=\"Text\"", StringComparison.Ordinal));
        Assert.Equal(!invited, page.Contains("No officer is working on this application now", StringComparison.Ordinal));
        Assert.False(!invited && page.Contains("Write to the authority if you have a question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deadline_OnTheListTheCaseAndTheForm_IsOneDay()
    {
        using var client = await server.SignedInAsync(Deputy);
        var at = $"/ar/licenses/cases/{(await server.CaseAsync(ToCorrect)).Reference}";

        var day = Regex.Match(await client.TextAsync(at), @"آخر موعد: (\d+ \S+ \d+م)").Groups[1].Value;

        Assert.NotEmpty(day);
        Assert.Matches($"آخر موعد[^0-9]*{day}", await client.TextAsync("/ar/licenses"));
        Assert.Contains($"موعد أقصاه {day}", await client.TextAsync($"{at}/corrections"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfSomebodyWithNothing_OffersAStart()
    {
        using var client = await server.SignedInAsync(Stranger);

        var page = await client.TextAsync("/en/licenses");

        Assert.Contains("You have no applications yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithoutASession_LeadsToSignIn()
    {
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri("/ar/licenses", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/ar/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_OfItsOwner_SaysWhereItStandsAndNeverWhoTheOfficersAre()
    {
        using var client = await server.SignedInAsync(Citizen);
        var refused = await server.CaseAsync(Refused);

        var page = await client.TextAsync($"/ar/licenses/cases/{refused.Reference}");

        Assert.Contains("قرار الرفض", page, StringComparison.Ordinal);
        Assert.Contains("لا يمكن معالجة ذلك في الموقع نفسه", page, StringComparison.Ordinal);
        Assert.Contains("4 م على الأقل", page, StringComparison.Ordinal);
        Assert.Contains("3.1 م", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await OfficerAsync(), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_InReview_KeepsTheReviewersWorkToItself()
    {
        using var client = await server.SignedInAsync("1000002038");
        // The reviewer recommends to refuse it; another officer has still to decide.
        var found = (await server.CasesOfAsync("1000002038")).Single(c => c is { IsOpen: true, Milestone: "sign-off" });
        var said = (await server.PartsAsync<Decision>(found.Id)).Select(decision => decision.Reason)
            .Concat((await server.PartsAsync<CaseVerdict>(found.Id)).Select(verdict => verdict.Reason)).OfType<string>().ToList();

        var page = await client.TextAsync($"/ar/licenses/cases/{found.Reference}");

        Assert.NotEmpty(said);
        Assert.All(said, words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain("قرار الرفض", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/corrections")]
    [InlineData("/pay")]
    [InlineData("/withdraw")]
    [InlineData("/receipt")]
    public async Task Case_OfSomebodyElse_DoesNotExist(string page)
    {
        using var stranger = await server.SignedInAsync(Stranger);
        foreach (var title in new[] { InReview, ToCorrect, ToPay, Issued })
        {
            var reference = (await server.CaseAsync(title)).Reference;

            using var answer = await stranger.GetAsync(new Uri($"/ar/licenses/cases/{reference}{page}", UriKind.Relative));

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("messages", "Text")]
    [InlineData("withdraw", "Reason")]
    [InlineData("pay", "x")]
    [InlineData("corrections", "message")]
    public async Task Post_ToSomebodyElsesCase_DoesNotExist(string action, string field)
    {
        using var stranger = await server.SignedInAsync(Stranger);
        var reference = (await server.CaseAsync(ToCorrect)).Reference;
        // A form of one's own, for its token.
        var token = (await stranger.FormAsync("/ar/account/profile"))["__RequestVerificationToken"]!;

        using var answer = await stranger.PostAsync(new Uri($"/ar/licenses/cases/{reference}/{action}", UriKind.Relative),
            new FormUrlEncodedContent([KeyValuePair.Create(field, "x"), KeyValuePair.Create("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Message_OfTheApplicant_StandsInTheThread()
    {
        using var client = await server.SignedInAsync(Citizen);
        var page = $"/ar/licenses/cases/{(await server.CaseAsync(InReview)).Reference}";

        using var empty = await client.SubmitAsync(await client.FormAsync(page, "/messages"), ("Text", "  "));
        using var sent = await client.SubmitAsync(await client.FormAsync(page, "/messages"), ("Text", "متى المعاينة؟ <b>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("متى المعاينة؟ &lt;b&gt;", await client.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_Confirmed_EndsTheCaseOnce()
    {
        using var client = await server.SignedInAsync(Owner);
        var mine = (await server.CasesOfAsync(Owner)).First(c => c.IsOpen);
        var page = $"/ar/licenses/cases/{mine.Reference}";
        var form = await client.FormAsync($"{page}/withdraw", "/withdraw");

        using var done = await client.SubmitAsync(form, ("Reason", "غيّرت الموقع"));
        using var again = await client.SubmitAsync(form, ("Reason", "غيّرت الموقع"));
        using var closed = await client.GetAsync(new Uri($"{page}/withdraw", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal("withdrawn", (await server.CaseAsync(mine.Title)).Milestone);
        Assert.Contains("غيّرت الموقع", await client.TextAsync(page), StringComparison.Ordinal);
    }

    private async Task<string> OfficerAsync()
    {
        using var officer = await server.SignedInAsync(Reviewer);
        var profile = await officer.TextAsync("/ar/account/profile");
        return System.Text.RegularExpressions.Regex.Match(profile, "<b><bdi>(?<name>[^<]+)</bdi></b>").Groups["name"].Value is { Length: > 3 } name ? name : throw new InvalidOperationException("The officer's name was not found.");
    }
}
