using System.Net;
using Baladi.Core.Cases;
using Baladi.TestKit.Servers;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>Documents of cases and licenses, in the hands of those who may have them.</summary>
[Trait("Journey", "CommercialLicense")]
public class DocumentsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Evidence_OfItsOwner_IsADownloadUnderItsOwnTypeThatNobodyKeeps()
    {
        using var client = await server.SignedInAsync(Citizen);
        var (address, evidence) = await EvidenceAsync();

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(evidence.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("private, no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).Order(StringComparer.Ordinal).Reverse()));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(evidence.Size, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData(Reviewer, HttpStatusCode.OK)]
    [InlineData(JeddahReviewer, HttpStatusCode.NotFound)]
    [InlineData(Stranger, HttpStatusCode.NotFound)]
    public async Task EvidenceAndLicense_OfSomebodyElse_AreForStaffInScopeOnly(string nationalId, HttpStatusCode expected)
    {
        using var client = await server.SignedInAsync(nationalId);
        var (address, _) = await EvidenceAsync();

        using var evidence = await client.GetAsync(address);
        using var license = await client.GetAsync(new Uri($"/ar/licenses/{(await server.LicenseAsync(Issued)).Number}/document.pdf", UriKind.Relative));

        Assert.Equal(expected, evidence.StatusCode);
        Assert.Equal(expected, license.StatusCode);
    }

    [Fact]
    public async Task Evidence_UnderAnotherCase_DoesNotExist()
    {
        using var client = await server.SignedInAsync(Citizen);
        var evidence = (await server.PartsAsync<Evidence>((await server.CaseAsync(Issued)).Id))[0];

        using var answer = await client.GetAsync(new Uri($"/ar/licenses/cases/{(await server.CaseAsync(Refused)).Reference}/documents/{evidence.Id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task License_PrintedTwice_IsTheSameFileByteForByte()
    {
        using var client = await server.SignedInAsync(Citizen);
        var address = new Uri($"/ar/licenses/{(await server.LicenseAsync(Issued)).Number}/document.pdf", UriKind.Relative);

        using var answer = await client.GetAsync(address);
        var first = await answer.Content.ReadAsByteArrayAsync();
        var second = await client.GetByteArrayAsync(address);

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-"u8.ToArray(), first[..5]);
        Assert.Equal(first, second);
    }

    private async Task<(Uri Address, Evidence Evidence)> EvidenceAsync()
    {
        var found = await server.CaseAsync(Issued);
        var evidence = (await server.PartsAsync<Evidence>(found.Id))[0];
        return (new($"/ar/licenses/cases/{found.Reference}/documents/{evidence.Id}", UriKind.Relative), evidence);
    }
}
