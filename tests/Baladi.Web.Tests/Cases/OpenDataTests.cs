using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Baladi.Core.Licenses;
using Baladi.TestKit.Servers;
using Baladi.Web.Api.Licenses;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>The register as open data: every line of it, nobody's name, and nothing sent twice.</summary>
[Trait("Journey", "LicenseLife")]
public class OpenDataTests(OpenDataTests.Generous server) : IClassFixture<OpenDataTests.Generous>
{
    public sealed class Generous : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { [OpenDataLimit.Setting] = "1000" };
    }

    private static readonly Uri Csv = new("/api/v1/open-data/licenses.csv", UriKind.Relative), Json = new("/api/v1/open-data/licenses.json", UriKind.Relative);

    [Fact]
    public async Task Tables_HoldEveryLicenseOfTheRegisterAndTheSame()
    {
        using var client = server.CreateClient();
        var licenses = await server.LicensesAsync();

        var csv = await client.GetStringAsync(Csv);
        using var json = JsonDocument.Parse(await client.GetStringAsync(Json));

        var lines = csv.TrimStart(Shared.Csv.Mark[0]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(string.Join(',', OpenDataColumns.All.Select(column => column.Name)), lines[0]);
        Assert.Equal(licenses.Select(license => license.Number), lines.Skip(1).Select(line => line[..License.NumberLength]));
        Assert.Equal(licenses.Select(license => license.Number), json.RootElement.EnumerateArray().Select(item => item.GetProperty("number").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), item => Assert.Equal(OpenDataColumns.All.Select(column => column.Name), item.EnumerateObject().Select(property => property.Name)));
        var issued = await server.LicenseAsync(Issued);
        var one = json.RootElement.EnumerateArray().Single(item => item.GetProperty("number").GetString() == issued.Number);
        Assert.Equal((issued.Name, "valid", Shared.Csv.Day(issued.ValidTo)), (one.GetProperty("name").GetString(), one.GetProperty("status").GetString(), one.GetProperty("valid_to").GetString()));
    }

    [Fact]
    public async Task Tables_NameNoPersonAndNoPlace()
    {
        using var client = server.CreateClient();
        var licenses = await server.LicensesAsync();

        var text = await client.GetStringAsync(Csv) + await client.GetStringAsync(Json);

        foreach (var license in licenses)
        {
            if (license.HeldByPerson == true) Assert.DoesNotContain(license.Holder.Ar, text, StringComparison.Ordinal);
            Assert.DoesNotContain(license.Token, text, StringComparison.Ordinal);
        }
        Assert.DoesNotMatch("[A-Z]{4}[0-9]{4}|05[0-9]{8}", text);
    }

    [Fact]
    public async Task Asked_WithWhatWasGiven_SendsNothing()
    {
        using var client = server.CreateClient();
        foreach (var table in new[] { Csv, Json })
        {
            using var first = await client.GetAsync(table);
            using var byTag = new HttpRequestMessage(HttpMethod.Get, table) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var byTime = new HttpRequestMessage(HttpMethod.Get, table) { Headers = { IfModifiedSince = first.Content.Headers.LastModified } };
            using var byOther = new HttpRequestMessage(HttpMethod.Get, table) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"other\"") }, IfModifiedSince = first.Content.Headers.LastModified } };

            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.True(first.Headers.CacheControl!.Public);
            foreach (var (asked, expected) in new[] { (byTag, HttpStatusCode.NotModified), (byTime, HttpStatusCode.NotModified), (byOther, HttpStatusCode.OK) })
            {
                using var answer = await client.SendAsync(asked);
                Assert.Equal(expected, answer.StatusCode);
                Assert.Equal(expected == HttpStatusCode.NotModified, (await answer.Content.ReadAsByteArrayAsync()).Length == 0);
            }
        }
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Page_NamesEveryColumnAndLeadsToTheTables(string language)
    {
        using var client = server.CreateClient();

        var page = await client.TextAsync($"/{language}/open-data");

        foreach (var column in OpenDataColumns.All) Assert.Contains(column.Name, page, StringComparison.Ordinal);
        foreach (var address in new[] { Csv.OriginalString, Json.OriginalString, "/openapi/v1.json" }) Assert.Contains($"\"{address}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_OfTheApi_NamesItsAddressesAndNoPage()
    {
        using var client = server.CreateClient();

        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.StartsWith("3.", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "/api/v1/licenses", "/api/v1/licenses/{number}", Csv.OriginalString, Json.OriginalString }, paths.ToHashSet());
    }
}

/// <summary>The whole register is a lot to ask for.</summary>
public class OpenDataLimitTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Tables_TooOften_AreRefusedForAWhile()
    {
        using var client = server.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= OpenDataLimit.Default; i++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/open-data/licenses.json", UriKind.Relative));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.All(answers.SkipLast(1), answer => Assert.Equal(HttpStatusCode.OK, answer));
    }
}
