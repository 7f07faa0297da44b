using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>From the service page to a submitted case, page by page.</summary>
[Trait("Journey", "CommercialLicense")]
public class SubmissionTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Owner = "1000000016";
    private const string Unverified = "1000000040";

    [Fact]
    public async Task Submit_ShopThatMeetsEveryClause_IsBilledAtOnce()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.PrepareAsync();
        var answers = await client.TextAsync($"{tasks}/answers");

        using var submitted = await client.SubmitAsync(await client.FormAsync($"{tasks}/answers", "/submit"));
        var done = await client.TextAsync($"{tasks}/done");

        Assert.Contains("Nakheel Fashion", answers, StringComparison.Ordinal);
        Assert.Contains("RRRD2929", answers, StringComparison.Ordinal);
        Assert.Contains("2,440", answers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        Assert.EndsWith("/done", submitted.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("2,440", done, StringComparison.Ordinal);
        Assert.Contains("/pay\"", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_LimitNotKept_SaysSoBeforehandAndGoesToReview()
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var applicant = new Applicant(client, "en");
        var tasks = await applicant.PrepareAsync(("floor-height", ("shop.floorHeight", "3.2")));
        var answers = await client.TextAsync($"{tasks}/answers");

        using var submitted = await client.SubmitAsync(await client.FormAsync($"{tasks}/answers", "/submit"));
        var done = await client.TextAsync($"{tasks}/done");

        Assert.Contains("at least 4 m", answers, StringComparison.Ordinal);
        Assert.Contains("3.2 m", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("/pay\"", done, StringComparison.Ordinal);
        Assert.Contains("In review", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_TwiceAtTheSameTimeAndOnceMore_IsOneCase()
    {
        using var client = await server.SignedInAsync(Owner);
        var applicant = new Applicant(client);
        var tasks = await applicant.PrepareAsync();
        var form = await client.FormAsync($"{tasks}/answers", "/submit");

        var answers = await Task.WhenAll(client.SubmitAsync(form), client.SubmitAsync(form));
        var first = await applicant.ConfirmedAsync(tasks);
        using var again = await client.SubmitAsync(form);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(first, await applicant.ConfirmedAsync(tasks));
        Assert.Single(await CasesAsync(client, first));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Pages_OfASubmittedDraft_LeadToTheConfirmation()
    {
        using var client = await server.SignedInAsync(Owner);
        var tasks = await new Applicant(client).PrepareAsync();
        using var submitted = await client.SubmitAsync(await client.FormAsync($"{tasks}/answers", "/submit"));

        foreach (var page in new[] { "", "/activity", "/documents", "/declarations", "/answers", "/discard" })
        {
            using var response = await client.GetAsync(Applicant.At(tasks + page));
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.Equal($"{tasks}/done", response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Submit_Unverified_IsExplainedAndRefused()
    {
        using var client = await server.SignedInAsync(Unverified, "en");
        var tasks = await new Applicant(client, "en").PrepareAsync();
        var answers = await client.TextAsync($"{tasks}/answers");

        // The button is not there; whoever sends the form all the same is refused.
        var other = await client.FormAsync($"{tasks}/discard", "/discard");
        using var refused = await client.SubmitAsync(other with { Action = $"{tasks}/submit" });

        Assert.Contains("Your identity is not verified yet", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("/submit\"", answers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("only a verified account can submit", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_Incomplete_NamesWhatIsMissing()
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var applicant = new Applicant(client, "en");
        var tasks = await applicant.BeginAsync();
        await applicant.AnswerAllAsync(tasks);

        using var refused = await client.SubmitAsync(await client.FormAsync($"{tasks}/discard", "/discard") with { Action = $"{tasks}/submit" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("This document or declaration is still missing", await refused.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> CasesAsync(HttpClient client, string reference)
    {
        var page = await client.TextAsync("/ar/licenses");
        return page.Split($"/licenses/cases/{reference}\"").Skip(1);
    }
}
