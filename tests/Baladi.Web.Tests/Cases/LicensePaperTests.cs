using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Signing;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Api.Licenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;
using Pig = UglyToad.PdfPig.PdfDocument;

namespace Baladi.Web.Tests.Cases;

/// <summary>A license on paper and on a wall: what it proves by itself, and that one that was taken away looks it.</summary>
[Trait("Journey", "LicenseLife")]
public class LicensePaperTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Paper_ItsSecondCode_HoldsTheLicenseAsSignedAndIsVerifiedByThePublishedKey()
    {
        using var client = await server.SignedInAsync(Citizen);
        var license = await server.LicenseAsync(Issued);

        using var paper = Pig.Open(await FileAsync(client, license, "document"));
        var link = StampOn(paper)!;
        var stamp = link.Fragment[1..];
        var header = Part(stamp, 0);
        var says = Part(stamp, 1);

        Assert.Equal(1, paper.NumberOfPages);
        Assert.Equal(LicenseStamp.Type, header.GetProperty("typ").GetString());
        Assert.True(await VerifiesAsync(client, stamp, header.GetProperty("kid").GetString()!));
        Assert.Equal(license.Number, says.GetProperty("sub").GetString());
        Assert.Equal(Issued, says.GetProperty("n").GetString());
        Assert.Equal(license.Holder.Ar, says.GetProperty("h").GetString());
        Assert.Matches("^[A-Z]{4}[0-9]{4}$", says.GetProperty("a").GetString());
        Assert.Equal(license.ValidTo.ToString("O", CultureInfo.InvariantCulture), says.GetProperty("u").GetString());
        Assert.Equal(license.StatusPlace, says.GetProperty("status").GetProperty("status_list").GetProperty("idx").GetInt32());
        Assert.DoesNotContain(Citizen, says.GetRawText(), StringComparison.Ordinal);
        // A phone that has a connection comes to the page of the license.
        Assert.Equal($"/v/{license.Token}", link.AbsolutePath);
        // Four dots of an office printer: what phones read from paper.
        Assert.InRange(new QrBlock(link, LicenseDocument.StampSize) { Dense = true }.ModuleSize() / 72 * 25.4, 0.34, 1);
    }

    [Fact]
    public async Task Poster_IsOnePageOfA3ThatNamesThePlaceAndNotThePerson()
    {
        using var client = await server.SignedInAsync(Citizen);
        var license = await server.LicenseAsync(Issued);

        using var poster = Pig.Open(await FileAsync(client, license, "poster"));
        var page = poster.GetPage(1);

        Assert.Equal(1, poster.NumberOfPages);
        Assert.Equal((297, 420), (Millimetres(page.Width), Millimetres(page.Height)));
        Assert.Contains(license.Number, page.Text, StringComparison.Ordinal);
        Assert.Contains("Restaurant", page.Text, StringComparison.Ordinal);
        Assert.Contains(DocumentDates.Gregorian(license.ValidTo), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(license.Holder.En, page.Text, StringComparison.Ordinal);
        Assert.Contains(page.GetHyperlinks(), link => link.Uri.EndsWith($"/v/{license.Token}", StringComparison.Ordinal));
        // Legible from three metres: the letters of the name are more than 15 mm high, the number 9 mm.
        Assert.True(page.Letters.Max(letter => letter.PointSize) > 60);
    }

    [Theory]
    [InlineData(LicenseState.Cancelled, 0, "Cancelled", "is cancelled and has no effect")]
    [InlineData(LicenseState.Suspended, 0, "Suspended", "is suspended and has no effect")]
    [InlineData(LicenseState.Active, -4000, "Expired", "has expired and has no effect")]
    public async Task PaperAndPoster_OfWhatHasNoEffect_SayItInBothLanguagesAndBearNoStamp(LicenseState state, int days, string word, string sentence)
    {
        using var client = await server.SignedInAsync(Citizen);
        var license = await server.LicenseAsync(Issued);
        await ChangeAsync(license.Id, state, license.ValidTo.AddDays(days));
        try
        {
            using var paper = Pig.Open(await FileAsync(client, license, "document"));
            using var poster = Pig.Open(await FileAsync(client, license, "poster"));
            var mine = await client.TextAsync("/en/licenses/issued");

            Assert.Contains(word, paper.GetPage(1).Text, StringComparison.Ordinal);
            Assert.Contains(sentence.Replace(" ", "", StringComparison.Ordinal), paper.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Null(StampOn(paper));
            Assert.Contains(word, poster.GetPage(1).Text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{license.Number}/poster.pdf", mine, StringComparison.Ordinal);
            Assert.Contains($"{license.Number}/document.pdf", mine, StringComparison.Ordinal);
        }
        finally { await ChangeAsync(license.Id, LicenseState.Active, license.ValidTo); }
        Assert.Contains($"{license.Number}/poster.pdf", await client.TextAsync("/en/licenses/issued"), StringComparison.Ordinal);
    }

    private static Uri? StampOn(Pig paper) => paper.GetPage(1).GetHyperlinks().Select(link => new Uri(link.Uri)).FirstOrDefault(link => link.Fragment.Length > 1);

    private static Task<byte[]> FileAsync(HttpClient client, License license, string kind) => client.GetByteArrayAsync(new Uri($"/ar/licenses/{license.Number}/{kind}.pdf", UriKind.Relative));

    private Task<int> ChangeAsync(long id, LicenseState state, DateOnly validTo) => server.Services.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, cancel =>
        db.Set<License>().Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state).SetProperty(l => l.ValidTo, validTo), cancel), CancellationToken.None));

    private static async Task<bool> VerifiesAsync(HttpClient client, string copy, string kid)
    {
        var key = (await client.GetFromJsonAsync<PublishedKeys>(new Uri("/api/v1/licenses/keys", UriKind.Relative)))!.Keys.Single(one => one.Kid == kid);
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) } });
        var cut = copy.LastIndexOf('.');
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes(copy[..cut]), Base64UrlEncoder.DecodeBytes(copy[(cut + 1)..]), HashAlgorithmName.SHA256);
    }

    private static JsonElement Part(string copy, int part) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(copy.Split('.')[part])).RootElement;

    private static int Millimetres(double points) => (int)Math.Round(points / 72 * 25.4);
}
