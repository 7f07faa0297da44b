using System.Net;
using Baladi.Core.Cases;
using Baladi.Core.Feedback;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Cases;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Servers;

/// <summary>Whatever characters somebody sends, the portal keeps clean text or says no; on every engine, and never by breaking.</summary>
public abstract class TypedTextTests
{
    private const string Typed = "  سؤال\0 أول\u0007\r\nو\u202Eثانٍ\u202C \u2066x ";
    private const string Kept = "سؤال أول\nوثانٍ \u2066x \u2069";

    private readonly BaladiServer server;

    protected TypedTextTests(BaladiServer server, string? missing)
    {
        Missing.SkipOrFail(missing);
        this.server = server;
    }

    [SkippableFact]
    public async Task Message_OfAnApplicant_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        var found = await DemoStories.CaseAsync(server, DemoStories.InReview);

        using var sent = await PostAsync(client, $"/ar/licenses/cases/{found.Reference}/messages", ("Text", Typed));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(Kept, await LastTextAsync(found));
    }

    [SkippableFact]
    public async Task Note_OfAnOfficer_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.Reviewer);
        var found = await DemoStories.CaseAsync(server, "غاز الندى");

        using var sent = await PostAsync(client, found.Page("/notes"), ("note", Typed));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(Kept, await LastTextAsync(found));
    }

    [SkippableFact]
    public async Task Reason_OfAJudgement_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.Reviewer);
        var found = await DemoStories.CaseAsync(server, "مقهى نكهة الحي");
        var form = HtmlForm.ReadAll(await client.GetStringAsync(DeskVisits.Address(found.Page()))).First(form => form.Action.EndsWith("/judgements", StringComparison.Ordinal));

        using var judged = await PostAsync(client, form.Action, ("Clause", form["Clause"]!), ("Version", form["Version"]!), ("Verdict", "Fail"), ($"Reasons[{form["Clause"]}]", Typed));

        Assert.Equal(HttpStatusCode.Redirect, judged.StatusCode);
        Assert.Equal(Kept, await LastTextAsync(found));
    }

    [SkippableFact]
    public async Task Correction_Asked_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.Reviewer);
        var found = await DemoStories.CaseAsync(server, "سفرة الديرة");
        var task = await server.TaskAsync(found, "review");

        using var asked = await PostAsync(client, found.Page("/corrections"), ("TaskId", $"{task.Id}"), ("Version", $"{found.Version}"), ("Messages[fact:food.kitchenArea]", Typed), ("Note", Typed));

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(Kept, (await server.PartsAsync<Correction>(found.Id))[^1].Message);
        Assert.Equal(Kept, await LastTextAsync(found));
    }

    [SkippableFact]
    public async Task Answer_ToACorrection_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.OtherCitizen);
        var found = await DemoStories.CaseAsync(server, "يوم التوعية بسلامة المنازل");
        var form = await client.FormAsync($"/ar/licenses/cases/{found.Reference}/corrections", "/corrections");

        using var answered = await PostAsync(client, form.Action, [.. form.Fields.Where(field => !field.Key.StartsWith('_')).Select(field => (field.Key, field.Value + "\0")), ("message", Typed)]);

        // Documents are missing still; what was typed comes back clean.
        Assert.True((int)answered.StatusCode is 302 or 422, answered.StatusCode.ToString());
    }

    [SkippableFact]
    public async Task Feedback_OnAPage_IsKeptClean()
    {
        using var client = await server.SignedInAsync(Who.Citizen);

        using var given = await PostAsync(client, "/ar/feedback", ("Page", "/ar/services\0"), ("Useful", "true"), ("Comment", Typed));

        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var feedback = await server.ReadAsync(db => db.Set<PageFeedback>().OrderByDescending(f => f.Id).FirstAsync());
        Assert.Equal(("/ar/services", Kept), (feedback.Page, feedback.Comment));
    }

    [SkippableTheory]
    [InlineData("/ar/development/mailbox?to=a%00b")]
    [InlineData("/ar/desk?post=%00&service=%00")]
    [InlineData("/ar/desk/find?reference=%00")]
    [InlineData("/ar/desk/cases/%01%02")]
    [InlineData("/ar/desk/cases/%00")]
    [InlineData("/ar/licenses/cases/%01%02/pay")]
    [InlineData("/ar/licenses/applications/%01/documents/%02/file")]
    [InlineData("/ar/licenses/verify?number=%00")]
    [InlineData("/v/%01")]
    [InlineData("/ar/services/%01")]
    [InlineData("/ar/account/sign-in?returnUrl=%00")]
    public async Task Address_WithControlCharacters_NeverBreaksAnything(string address)
    {
        using var client = await server.SignedInAsync(Who.Manager);

        using var answer = await client.GetAsync(DeskVisits.Address(address));

        Assert.True((int)answer.StatusCode < 500, $"{address} answered {(int)answer.StatusCode}");
    }

    [SkippableTheory]
    [InlineData("/ar/feedback")]
    [InlineData("/ar/account/sign-in")]
    [InlineData("/ar/desk/take-next")]
    public async Task Form_WithNull_IsTheSendersMistake(string address)
    {
        using var client = server.CreateClient();

        using var answer = await client.PostAsync(DeskVisits.Address(address), new StringContent("Comment=a%00b", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<html lang=\"ar\"", await answer.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>In parts, as with a document: the one kind of form in which the framework lets every character through.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var page = await client.FormAsync("/ar/account/profile");
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Concat(page.Fields.Where(field => field.Key.StartsWith("__", StringComparison.Ordinal)).Select(field => (field.Key, field.Value)))) parts.Add(new StringContent(value), name);
        return await client.PostAsync(DeskVisits.Address(address), parts);
    }

    private Task<string?> LastTextAsync(Case found) =>
        server.ReadAsync(db => db.Set<CaseEvent>().Where(e => e.CaseId == found.Id && e.Text != null).OrderByDescending(e => e.Number).Select(e => e.Text).FirstAsync());

    public sealed class OnSqlite(BaladiServer server) : TypedTextTests(server, missing: null), IClassFixture<BaladiServer>;

    public sealed class OnPostgreSql(PostgreSqlServer server) : TypedTextTests(server, server.MissingReason), IClassFixture<PostgreSqlServer>;
}
