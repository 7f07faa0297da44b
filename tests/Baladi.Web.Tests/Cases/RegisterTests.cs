using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Baladi.TestKit.Servers;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>The public register as people and programs read it.</summary>
[Trait("Journey", "LicenseLife")]
public class RegisterTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Search_ByAWordOfTheName_LeadsToTheLicenseWithoutItsHolder()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);

        using var answer = await client.GetAsync(new Uri($"/ar/licenses/register?q={Uri.EscapeDataString("مشاوى")}", UriKind.Relative));
        var list = await answer.TextAsync();
        var page = await client.TextAsync($"/ar/licenses/register/{license.Number}");

        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains($"/ar/licenses/register/{license.Number}", list, StringComparison.Ordinal);
        Assert.Contains(Issued, page, StringComparison.Ordinal);
        Assert.Contains("وثيقة سارية", page, StringComparison.Ordinal);
        foreach (var text in new[] { list, page })
        {
            // The citizen holds it in person: neither name nor national address, nor the code on the paper, which leads to both.
            Assert.DoesNotContain(license.Holder.Ar, text, StringComparison.Ordinal);
            Assert.DoesNotContain("RRBW6120", text, StringComparison.Ordinal);
            Assert.DoesNotContain(license.Token, text, StringComparison.Ordinal);
        }
        Assert.Contains("RRBW6120", await client.TextAsync($"/ar/licenses/verify/{license.Token}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ar/licenses/register", false)]
    [InlineData("/ar/licenses/post-audits", false)]
    [InlineData("/ar/licenses/verify", true)]
    public async Task Menu_OnPagesOfEverybody_MarksNoneOfOnesOwn(string path, bool marked)
    {
        using var client = server.CreateClient();
        var page = await client.TextAsync(path);
        var menu = page[page.IndexOf("id=\"navigation\"", StringComparison.Ordinal)..page.IndexOf("</nav>", StringComparison.Ordinal)];

        Assert.Equal(marked, menu.Contains("aria-current=\"page\"", StringComparison.Ordinal));
        Assert.DoesNotContain("/ar/licenses\" aria-current", menu, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByNumberInArabicDigits_LeadsStraightToIt()
    {
        using var client = server.CreateClient();
        var number = (await server.LicenseAsync(Issued)).Number;
        var typed = string.Concat(number.Select(digit => (char)('٠' + (digit - '0'))));

        using var answer = await client.GetAsync(new Uri($"/en/licenses/register?q={Uri.EscapeDataString(typed)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/en/licenses/register/{number}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("q=202600000001", HttpStatusCode.UnprocessableEntity, "typing mistake")]
    [InlineData("q=20260000", HttpStatusCode.UnprocessableEntity, "12 digits")]
    [InlineData("q=x", HttpStatusCode.UnprocessableEntity, "at least two letters")]
    [InlineData("q=qqqqqq", HttpStatusCode.OK, "No license matches your search")]
    [InlineData("state=cancelled", HttpStatusCode.OK, "No license matches your search")]
    [InlineData("activity=nonsense&municipality=nonsense&state=nonsense&after=nonsense", HttpStatusCode.OK, "Newest licenses")]
    public async Task Search_OfWhatIsNotThere_SaysWhatToDo(string query, HttpStatusCode expected, string says)
    {
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/en/licenses/register?{query}", UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(says, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_PageByPage_GivesEachLicenseOnceAndNotAgainToWhoeverHasIt()
    {
        using var client = server.CreateClient();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/licenses?limit=2&cursor={cursor}", UriKind.Relative));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        using var once = await client.GetAsync(new Uri("/api/v1/licenses?limit=2", UriKind.Relative));
        using var asking = new HttpRequestMessage(HttpMethod.Get, once.RequestMessage!.RequestUri) { Headers = { { "If-None-Match", once.Headers.ETag!.ToString() } } };
        using var again = await client.SendAsync(asking);

        Assert.True(seen.Count > 4);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Api_OneLicense_TellsItsFaceAndNoPerson()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);

        var face = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/licenses/{license.Number}", UriKind.Relative));
        using var missing = await client.GetAsync(new Uri("/api/v1/licenses/209900000009", UriKind.Relative));

        Assert.Equal((Issued, "valid", "restaurant"), (face.GetProperty("name").GetString(), face.GetProperty("status").GetString(), face.GetProperty("activity").GetString()));
        Assert.Equal(JsonValueKind.Null, face.GetProperty("holder").ValueKind);
        Assert.DoesNotContain(license.Holder.En, face.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("RRBW6120", face.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("state=lost", "state")]
    [InlineData("activity=nonsense", "activity")]
    [InlineData("municipality=nonsense", "municipality")]
    [InlineData("name=x", "name")]
    public async Task Api_WrongQuestion_NamesTheField(string query, string field)
    {
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/api/v1/licenses?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }
}

/// <summary>The register is not to be copied page by page.</summary>
public class RegisterLimitTests(RegisterLimitTests.Strict server) : IClassFixture<RegisterLimitTests.Strict>
{
    public sealed class Strict : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Limits:Register"] = "4" };
    }

    [Fact]
    public async Task Register_TooOftenFromOneAddress_IsToldHowLongToWaitOnPagesAndApiTogether()
    {
        using var client = server.CreateClient();
        for (var i = 0; i < 2; i++) (await client.GetAsync(new Uri("/ar/licenses/register?q=ab", UriKind.Relative))).Dispose();
        for (var i = 0; i < 2; i++) (await client.GetAsync(new Uri("/api/v1/licenses", UriKind.Relative))).Dispose();

        using var page = await client.GetAsync(new Uri("/en/licenses/register", UriKind.Relative));
        using var arabic = await client.GetAsync(new Uri("/ar/licenses/register", UriKind.Relative));
        using var api = await client.GetAsync(new Uri("/api/v1/licenses", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Matches("You can try again in (one second|[0-9]+ seconds)", await page.TextAsync());
        Assert.Contains("يمكنك المحاولة بعد", await arabic.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, api.StatusCode);
        Assert.True(api.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
    }
}
