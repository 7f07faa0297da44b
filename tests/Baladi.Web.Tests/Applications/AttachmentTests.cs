using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>The documents of an application: what is taken, what is refused, and who gets them back.</summary>
[Trait("Journey", "CommercialLicense")]
public class AttachmentTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Owner = "1000000016";

    // By name: the discovery of tests writes every argument down, and eleven megabytes cost it gigabytes.
    private static byte[] Content(string what) => what switch
    {
        "program" => [0x4D, 0x5A, .. new byte[600]],
        "page" => Applicant.Bytes("<html><script>alert(1)</script></html>"),
        "large picture" => Applicant.Png(11 * 1024 * 1024),
        _ => [],
    };

    [Theory]
    [InlineData("lease.pdf", "program", "not one of the accepted formats")]
    [InlineData("lease.pdf", "page", "not one of the accepted formats")]
    [InlineData("front.png", "large picture", "larger than 10 MB")]
    [InlineData("front.png", "nothing", "empty")]
    public async Task Attach_WrongContent_IsRefusedBesideTheDocument(string name, string content, string problem)
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var (applicant, tasks, clause) = await ReadyAsync(client);

        using var refused = await applicant.AttachAsync(tasks, clause, name, Content(content));
        var text = await refused.TextAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(problem, text, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{clause.Replace('.', '_')}\"", text, StringComparison.Ordinal);
        Assert.Contains(clause, await applicant.RequiredDocumentsAsync(tasks));
    }

    [Fact]
    public async Task Attach_NothingChosen_SaysSo()
    {
        using var client = await server.SignedInAsync(Owner, "en");
        var (_, tasks, clause) = await ReadyAsync(client);
        var form = await client.FormAsync($"{tasks}/documents", $"/documents/{clause}");

        using var refused = await client.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Choose a file to upload", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OwnUpload_ComesAsADownloadOfItsOwnType()
    {
        using var client = await server.SignedInAsync(Owner);
        var (applicant, tasks, clause) = await ReadyAsync(client);
        using var attached = await applicant.AttachAsync(tasks, clause, "front.png", Applicant.Png());

        using var file = await client.GetAsync(Applicant.At($"{tasks}/documents/{clause}/file"));

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Applicant.Png(), await file.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Detach_Document_IsAskedForAgain()
    {
        using var client = await server.SignedInAsync(Owner);
        var (applicant, tasks, clause) = await ReadyAsync(client);
        using var attached = await applicant.AttachAsync(tasks, clause, "front.png", Applicant.Png());
        Assert.DoesNotContain(clause, await applicant.RequiredDocumentsAsync(tasks));

        using var removed = await client.SubmitAsync(await client.FormAsync($"{tasks}/documents", $"/{clause}/remove"));

        Assert.Contains(clause, await applicant.RequiredDocumentsAsync(tasks));
    }

    [Fact]
    public async Task Draft_OfSomebodyElse_DoesNotExist()
    {
        using var owner = await server.SignedInAsync(Owner);
        var (applicant, tasks, clause) = await ReadyAsync(owner);
        using var attached = await applicant.AttachAsync(tasks, clause, "front.png", Applicant.Png());
        using var stranger = await server.SignedInAsync("1000000008");
        var other = new Applicant(stranger);
        var form = await stranger.FormAsync($"{await other.BeginAsync()}/area", "/area");

        foreach (var page in new[] { "", "/area", "/documents", $"/documents/{clause}/file", "/declarations", "/answers", "/discard", "/done" })
        {
            using var response = await stranger.GetAsync(Applicant.At(tasks + page));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        foreach (var page in new[] { "/area", $"/documents/{clause}", $"/documents/{clause}/remove", "/declarations", "/submit", "/discard" })
        {
            using var response = await stranger.SubmitAsync(form with { Action = tasks + page });
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static async Task<(Applicant Applicant, string Tasks, string Clause)> ReadyAsync(HttpClient client)
    {
        var applicant = new Applicant(client, "en");
        var tasks = await applicant.BeginAsync();
        await applicant.AnswerAllAsync(tasks);
        return (applicant, tasks, (await applicant.RequiredDocumentsAsync(tasks))[0]);
    }
}
