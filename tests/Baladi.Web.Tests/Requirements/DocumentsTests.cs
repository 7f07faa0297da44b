using System.Net;
using System.Text;
using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Requirements;

/// <summary>What readers and authors do with a requirement document: follow it, take it home, bring it back.</summary>
[Trait("Journey", "RequirementPublication")]
public class DocumentsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Follow_FromThePageOfADocument_AndStopAgain()
    {
        using var citizen = await server.SignedInAsync(Who.Citizen, "en");
        Assert.Contains("You follow no requirements", await citizen.TextAsync("/en/requirements/following"), StringComparison.Ordinal);

        using var followed = await citizen.SubmitAsync(await citizen.FormAsync("/en/requirements/food", "/follow"));

        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        Assert.Contains("/en/requirements/food", await citizen.TextAsync("/en/requirements/following"), StringComparison.Ordinal);
        var page = await citizen.TextAsync("/en/requirements/food");
        Assert.Contains("You get a message when a change is published", page, StringComparison.Ordinal);

        using var stopped = await citizen.SubmitAsync(await citizen.FormAsync("/en/requirements/food", "/unfollow"));
        Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        Assert.Contains("You follow no requirements", await citizen.TextAsync("/en/requirements/following"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_ByAVisitor_LeadsToSignIn()
    {
        using var visitor = server.CreateClient();

        var page = await visitor.TextAsync("/en/requirements/food");

        Assert.DoesNotContain("/follow\"", page, StringComparison.Ordinal);
        Assert.Contains("/en/account/sign-in?returnUrl=%2Fen%2Frequirements%2Ffood", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pdf", "application/pdf", "%PDF-")]
    [InlineData("json", "application/json", "{")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK")]
    [InlineData("csv", "text/csv", "\uFEFF")]
    public async Task Download_IsAFileOfItsKind_NamedByCodeAndVersion(string format, string type, string begins)
    {
        using var visitor = server.CreateClient();

        using var file = await visitor.GetAsync(new Uri($"/ar/requirements/food/download/{format}", UriKind.Relative));

        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
        Assert.Matches($"^food-[0-9]+\\.{format}$", file.Content.Headers.ContentDisposition!.FileName);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetBytes(begins), bytes[..Encoding.UTF8.GetByteCount(begins)]);
        Assert.True(bytes.Length > 2000);
    }

    [Theory]
    [InlineData("/ar/requirements/food/download/docx")]
    [InlineData("/ar/requirements/food/download/pdf?version=99")]
    [InlineData("/ar/requirements/nothing/download/pdf")]
    public async Task Download_OfWhatIsNotThere_IsNotFound(string address)
    {
        using var visitor = server.CreateClient();

        using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(RequirementFormat.Json)]
    [InlineData(RequirementFormat.Xlsx)]
    public async Task Import_OfWhatWasExportedAndChanged_IsTheDraft(RequirementFormat format)
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "laundry");
        using var exported = await admin.GetAsync(new Uri($"{Page(draft)}/export/{format}", UriKind.Relative));
        var document = (RequirementDocument)ContentFiles.Read(RequirementDocument.Kind, await exported.Content.ReadAsByteArrayAsync()).Value!.Content;
        var changed = document with { Summary = new("ملخص عُدّل خارج البوابة", "A summary changed elsewhere") };

        using var imported = await ImportAsync(admin, draft, RequirementFiles.Write(changed, format));

        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        Assert.Contains("A summary changed elsewhere", await admin.TextAsync(Page(draft)), StringComparison.Ordinal);
        using var gone = await admin.SubmitAsync(await admin.FormAsync(Page(draft), "/discard"));
    }

    [Theory]
    [InlineData("", "Choose an Excel or JSON file")]
    [InlineData("not a file of ours", "cannot be read")]
    [InlineData("{\"code\": \"food\"}", "cannot be read")]
    public async Task Import_OfWhatCannotBeRead_SaysSoBesideTheField_AndChangesNothing(string content, string says)
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "laundry");
        var before = (await server.Services.DraftOfAsync(draft)).Content;

        using var refused = await ImportAsync(admin, draft, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(says, await refused.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await server.Services.DraftOfAsync(draft)).Content);
    }

    [Fact]
    public async Task Import_OfAnotherDocument_IsRefused()
    {
        using var admin = await server.SignedInAsync(Who.MinistryAdmin, "en");
        var draft = await BeginAsync(admin, "laundry");
        var other = server.Services.GetRequiredService<PublishedCatalog>().InForce<RequirementDocument>("food")!.Content;

        using var refused = await ImportAsync(admin, draft, RequirementFiles.Write(other, RequirementFormat.Json));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("laundry", await refused.ErrorsAsync(), StringComparison.Ordinal);
    }

    private static string Page(string draft) => $"/en/administration/publications/drafts/{draft}";

    private static async Task<string> BeginAsync(HttpClient admin, string code)
    {
        var form = await admin.FormAsync("/en/administration/publications", "/draft");
        using var begun = await admin.SubmitAsync(form with { Action = $"/en/administration/publications/requirement/{code}/draft" });
        return begun.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static async Task<HttpResponseMessage> ImportAsync(HttpClient admin, string draft, byte[] file)
    {
        var form = await admin.FormAsync(Page(draft), "/import");
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields) parts.Add(new StringContent(value), name);
        // Whatever it is called: what is in it counts.
        parts.Add(new ByteArrayContent(file), "file", "draft.bin");
        return await admin.PostAsync(new Uri(form.Action, UriKind.Relative), parts);
    }
}
