using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.TestKit.Servers;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>What anybody may learn of a license.</summary>
[Trait("Journey", "CommercialLicense")]
public class VerificationTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Verify_ByToken_ShowsItsFaceAndStatusAndNobodysIdentifiers()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);

        using var answer = await client.GetAsync(new Uri($"/ar/licenses/verify/{license.Token}", UriKind.Relative));
        var page = await answer.TextAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("وثيقة سارية", page, StringComparison.Ordinal);
        Assert.Contains(license.Number, page, StringComparison.Ordinal);
        Assert.Contains(Issued, page, StringComparison.Ordinal);
        Assert.Contains(license.Holder.Ar, page, StringComparison.Ordinal);
        // What is printed, the activity and the address among it: a copy that was altered is told by comparing.
        Assert.True(license.Printed().Fields.Count >= 8);
        Assert.All(license.Printed().Fields, field => Assert.Matches($"{Regex.Escape(field.Label.Ar)}</dt>\\s*<dd[^>]*>\\s*<bdi>{Regex.Escape(field.Value.Ar)}</bdi>", page));
        Assert.All(license.Printed().Conditions, condition => Assert.Contains(condition.Ar, page, StringComparison.Ordinal));
        Assert.DoesNotContain(Citizen, page, StringComparison.Ordinal);
        Assert.DoesNotContain("+966", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ByNumberInArabicDigitsWithSpaces_FindsIt()
    {
        using var client = server.CreateClient();
        var number = (await server.LicenseAsync(Issued)).Number;
        var typed = string.Concat(number.Select((digit, i) => (i is 4 or 8 ? " " : "") + (char)('٠' + (digit - '0'))));

        var page = await client.TextAsync($"/en/licenses/verify?number={Uri.EscapeDataString(typed)}");

        Assert.Contains("This document is valid", page, StringComparison.Ordinal);
        Assert.Contains(number, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ar/licenses/verify?number=202600000001", HttpStatusCode.UnprocessableEntity, "خطأ كتابي")]
    [InlineData("/ar/licenses/verify?number=2026", HttpStatusCode.UnprocessableEntity, "12 رقمًا")]
    [InlineData("/ar/licenses/verify?number=", HttpStatusCode.UnprocessableEntity, "اكتب رقم الرخصة.")]
    [InlineData("/ar/licenses/verify?number=202600000000", HttpStatusCode.UnprocessableEntity, "خطأ كتابي")]
    [InlineData("/en/licenses/verify/AAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.NotFound, "We have no such license")]
    public async Task Verify_OfWhatIsNoLicense_SaysSo(string address, HttpStatusCode expected, string says)
    {
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(says, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfANumberThatWasNeverGiven_IsNotFoundAndSaysWhatToDo()
    {
        using var client = server.CreateClient();
        // A number with a good check digit: one of ten endings has it.
        var numbers = Enumerable.Range(0, 10).Select(digit => $"20260000000{digit}").Where(Core.Licenses.License.IsNumber);

        using var answer = await client.GetAsync(new Uri($"/en/licenses/verify?number={numbers.Single()}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("940", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "ar")]
    [InlineData("fr-FR,fr;q=0.9", "ar")]
    [InlineData("en-GB,en;q=0.9,ar;q=0.8", "en")]
    [InlineData("fr,en;q=0.4,ar;q=0.5", "ar")]
    public async Task ScannedCode_LeadsToThePageInTheReadersLanguage(string? accepted, string language)
    {
        using var client = server.CreateClient();
        var token = (await server.LicenseAsync(Issued)).Token;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v/{token}", UriKind.Relative));
        if (accepted is not null) foreach (var part in accepted.Split(',')) request.Headers.AcceptLanguage.Add(StringWithQualityHeaderValue.Parse(part));

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/{language}/licenses/verify/{token}", answer.Headers.Location!.OriginalString);
    }
}

/// <summary>Walking through numbers is slowed down; opening the form is not.</summary>
public class VerificationLimitTests(VerificationLimitTests.Strict server) : IClassFixture<VerificationLimitTests.Strict>
{
    public sealed class Strict : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Verification:PerMinute"] = "3" };
    }

    [Fact]
    public async Task Verify_TooOftenFromOneAddress_IsToldToWait()
    {
        using var client = server.CreateClient();
        for (var i = 0; i < 3; i++) (await client.GetAsync(new Uri("/ar/licenses/verify?number=1", UriKind.Relative))).Dispose();

        using var answer = await client.GetAsync(new Uri("/ar/licenses/verify?number=1", UriKind.Relative));
        using var form = await client.GetAsync(new Uri("/ar/licenses/verify", UriKind.Relative));
        // A code that was scanned is no number that was tried.
        using var scanned = await client.GetAsync(new Uri($"/ar/licenses/verify/{Tokens.New()}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, scanned.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("محاولات كثيرة في وقت قصير", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }
}
