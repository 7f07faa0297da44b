using System.Net;
using System.Text;
using Baladi.Core.Cases;
using Baladi.TestKit.Servers;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>Answering what the authority asked for.</summary>
[Trait("Journey", "CommercialLicense")]
public class CorrectionsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Corrections_AnsweredWronglyThenRightly_KeepWhatWasTypedAndGoBackToTheAuthority()
    {
        using var client = await server.SignedInAsync(Deputy);
        var found = await server.CaseAsync(ToCorrect);
        var asked = await server.PartsAsync<Correction>(found.Id);
        var (fact, document) = (asked.Single(c => c.Kind == CorrectionKind.Fact), asked.Single(c => c.Kind == CorrectionKind.Document));
        var page = $"/ar/licenses/cases/{found.Reference}/corrections";
        var form = await client.FormAsync(page, "/corrections");

        // Each has an address of its own.
        using var deep = await client.GetAsync(new Uri($"{page}/{fact.Id}", UriKind.Relative));
        Assert.EndsWith($"/corrections#c-{fact.Id}", deep.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains($"id=\"c-{fact.Id}\"", await client.GetStringAsync(new Uri(page, UriKind.Relative)), StringComparison.Ordinal);

        using var wrong = await client.PostAsync(new Uri(page, UriKind.Relative), Multipart(form, fact.Target, "كثير", document.Target, "not a pdf"));
        var again = await wrong.TextAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"كثير\"", again, StringComparison.Ordinal);
        Assert.Contains("href=\"#" + fact.Target.Replace('.', '_') + "\"", again, StringComparison.Ordinal);
        Assert.Contains("ليس من الصيغ المقبولة", again, StringComparison.Ordinal);
        Assert.All(await server.PartsAsync<Correction>(found.Id), correction => Assert.Equal(CorrectionState.Open, correction.State));

        using var right = await client.PostAsync(new Uri(page, UriKind.Relative), Multipart(form, fact.Target, "٣٢", document.Target, "%PDF-1.7\n%%EOF"));
        using var repeated = await client.PostAsync(new Uri(page, UriKind.Relative), Multipart(form, fact.Target, "33", document.Target, "%PDF-1.7\n%%EOF"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, repeated.StatusCode);
        Assert.All(await server.PartsAsync<Correction>(found.Id), correction => Assert.Equal(CorrectionState.Answered, correction.State));
        Assert.Equal(32, (await server.PartsAsync<CaseFact>(found.Id)).Single(f => f.Code == fact.Target && f.SupersededAt == null).Number);
        Assert.Contains("لا شيء مطلوب منك الآن", await client.TextAsync($"/ar/licenses/cases/{found.Reference}"), StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Multipart(HtmlForm form, string fact, string value, string document, string content) => new()
    {
        { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
        { new StringContent(value), fact },
        { new StringContent("أرفقت المخطط"), "message" },
        { new ByteArrayContent(Encoding.ASCII.GetBytes(content)), document, "ventilation.pdf" },
    };
}
