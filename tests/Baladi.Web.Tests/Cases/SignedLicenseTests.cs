using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Signing;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Api.Licenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>What somebody does who verifies a license with the published key and tools that are not ours.</summary>
[Trait("Journey", "LicenseLife")]
public partial class SignedLicenseTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task SignedCopy_WithThePublishedKey_IsVerifiedByOpenssl()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);
        var copy = await client.GetStringAsync(new Uri($"/ar/licenses/verify/{license.Token}/signed", UriKind.Relative));
        var key = await client.GetStringAsync(new Uri($"/api/v1/licenses/keys/{Header(copy).GetProperty("kid").GetString()}.pem", UriKind.Relative));

        Assert.Equal("ES256", Header(copy).GetProperty("alg").GetString());
        Assert.True(await OpensslVerifiesAsync(copy, key));
        var changed = copy.Split('.');
        changed[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(changed[1]).Replace(Day(license.ValidTo), Day(license.ValidTo.AddYears(1)), StringComparison.Ordinal));
        Assert.NotEqual(copy.Split('.')[1], changed[1]);
        Assert.False(await OpensslVerifiesAsync(string.Join('.', changed), key));
    }

    [Fact]
    public async Task SignedCopy_SaysWhatIsPrintedAndNobodysIdentifiers()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);

        var payload = Payload(await client.GetStringAsync(new Uri($"/ar/licenses/verify/{license.Token}/signed", UriKind.Relative)));

        Assert.Equal(license.Number, payload.GetProperty("sub").GetString());
        Assert.Equal(license.Holder.Ar, payload.GetProperty("holder").GetProperty("ar").GetString());
        Assert.Equal(license.Printed().Fields.Select(field => field.Value.Ar), payload.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("value").GetProperty("ar").GetString()));
        Assert.True(payload.GetProperty("demo").GetBoolean());
        var keys = (await client.GetFromJsonAsync<PublishedKeys>(new Uri("/api/v1/licenses/keys", UriKind.Relative)))!.Keys;
        var key = keys.Single(one => one.Kid == license.KeyId);
        Assert.InRange(payload.GetProperty("iat").GetInt64(), key.Nbf, key.Exp);
        Assert.DoesNotContain(Citizen, payload.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("+966", payload.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusList_OfTheYear_TellsWhatWasTakenAway()
    {
        using var client = server.CreateClient();
        var others = (await server.Services.AskAsync((BaladiDbContext db) => db.Set<License>().Where(l => l.Name != Issued).Select(l => l.Id).Take(2).ToListAsync()));
        foreach (var (id, state) in others.Zip([LicenseState.Suspended, LicenseState.Cancelled]))
            await server.Services.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, cancel => db.Set<License>().Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state), cancel), CancellationToken.None));
        var licenses = await server.Services.AskAsync((BaladiDbContext db) => db.Set<License>().AsNoTracking().ToListAsync());

        foreach (var license in licenses)
            Assert.Equal(license.State switch { LicenseState.Cancelled => 1, LicenseState.Suspended => 2, _ => 0 }, await StatusAsync(client, Payload(license.Signature!).GetProperty("status").GetProperty("status_list")));
        Assert.Equal(3, licenses.Select(license => license.State).Distinct().Count());
        Assert.All(licenses, license => Assert.NotEqual(license.Number[4..11], $"{license.StatusPlace:0000000}"));
    }

    [Fact]
    public async Task Key_Rotated_SignsFromThenOnAndWhatTheOldOneSignedStaysVerifiable()
    {
        using var client = server.CreateClient();
        var license = await server.LicenseAsync(Issued);

        await server.Services.AskAsync((LicenseKeys keys) => keys.RotateAsync(CancellationToken.None));
        var keys = (await client.GetFromJsonAsync<PublishedKeys>(new Uri("/api/v1/licenses/keys", UriKind.Relative)))!.Keys;
        var now = (await server.Services.AskAsync((LicenseKeys current) => current.CurrentAsync(DateTimeOffset.UtcNow, CancellationToken.None)))!.KeyId;

        Assert.Equal(2, keys.Count);
        Assert.Equal(now, keys[^1].Kid);
        Assert.NotEqual(now, license.KeyId);
        var old = keys.Single(key => key.Kid == license.KeyId);
        Assert.True(old.Exp <= keys[^1].Nbf + (long)LicenseKeys.Grace.TotalSeconds);
        Assert.True(Verifies(license.Signature!, old));
    }

    private static bool Verifies(string copy, PublishedKey key)
    {
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) } });
        var cut = copy.LastIndexOf('.');
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes(copy[..cut]), Base64UrlEncoder.DecodeBytes(copy[(cut + 1)..]), HashAlgorithmName.SHA256);
    }

    private static async Task<int> StatusAsync(HttpClient client, JsonElement place)
    {
        using var answer = await client.GetAsync(new Uri(new Uri(place.GetProperty("uri").GetString()!).PathAndQuery, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/statuslist+jwt", answer.Content.Headers.ContentType!.MediaType);
        var copy = await answer.Content.ReadAsStringAsync();
        Assert.Equal("statuslist+jwt", Header(copy).GetProperty("typ").GetString());
        var keys = (await client.GetFromJsonAsync<PublishedKeys>(new Uri("/api/v1/licenses/keys", UriKind.Relative)))!.Keys;
        Assert.True(Verifies(copy, keys.Single(key => key.Kid == Header(copy).GetProperty("kid").GetString())));
        Assert.True(Payload(copy).GetProperty("exp").GetInt64() > DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Equal(place.GetProperty("uri").GetString(), Payload(copy).GetProperty("sub").GetString());
        var list = Payload(copy).GetProperty("status_list");
        Assert.Equal(2, list.GetProperty("bits").GetInt32());
        await using var zlib = new ZLibStream(new MemoryStream(Base64UrlEncoder.DecodeBytes(list.GetProperty("lst").GetString()!)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await zlib.CopyToAsync(bytes);
        var index = place.GetProperty("idx").GetInt32();
        return bytes.ToArray()[index / 4] >> (index % 4 * 2) & 3;
    }

    // With the very commands of docs/operations.md.
    private static async Task<bool> OpensslVerifiesAsync(string copy, string key)
    {
        var folder = new ScratchFolder("openssl");
        await File.WriteAllTextAsync(folder.File("license.jws"), copy);
        await File.WriteAllTextAsync(folder.File("key.pem"), key);
        var commands = Commands().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"))).Groups[1].Value;
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", commands]) { WorkingDirectory = folder.Location, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync() + await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        folder.Delete();
        // Neither answer is what a broken command gives.
        Assert.Matches("Verified OK|Verification failure", said);
        return shell.ExitCode == 0;
    }

    [GeneratedRegex(@"## Verifying a license elsewhere.*?```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Header(string copy) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(copy.Split('.')[0])).RootElement;

    private static JsonElement Payload(string copy) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(copy.Split('.')[1])).RootElement;
}
