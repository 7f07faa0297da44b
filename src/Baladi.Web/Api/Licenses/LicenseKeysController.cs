using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Licenses.Signing;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Api.Licenses;

/// <summary>A public key as in a JSON Web Key Set (RFC 7517), with the time in which it signs.</summary>
public sealed record PublishedKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg, long Nbf, long Exp);

/// <summary>A key that leaked: no signature of it proves anything, whatever date it bears.</summary>
/// <param name="Since">From when on others may have signed with it.</param>
public sealed record DistrustedKey(string Kid, DateTimeOffset Since, DateTimeOffset Announced);

/// <param name="Keys">Those to verify with. A library that knows nothing of the others refuses what they signed.</param>
public sealed record PublishedKeys(IReadOnlyList<PublishedKey> Keys, IReadOnlyList<DistrustedKey> Distrusted);

/// <summary>The public keys and status lists with which anybody verifies licenses for themselves. Kept by whoever asked for as long as it says.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/licenses")]
public sealed class LicenseKeysController(ReadStatusLists read, IMemoryCache cache) : ControllerBase
{
    private static readonly SemaphoreSlim Packing = new(1);

    [HttpGet("keys", Name = Routes.LicenseKeys)]
    public async Task<PublishedKeys> Keys(CancellationToken cancel)
    {
        Keep();
        var leaks = await read.LeaksAsync(cancel);
        return new([.. (await read.KeysAsync(cancel)).Where(key => !leaks.Exists(leak => leak.KeyId == key.Id)).Select(Published)], [.. leaks.Select(leak => new DistrustedKey(leak.KeyId, leak.Since, leak.ReportedAt))]);
    }

    [HttpGet("keys/{kid}.pem", Name = Routes.LicenseKey)]
    public async Task<IActionResult> Key(string kid, CancellationToken cancel)
    {
        if ((await read.KeysAsync(cancel)).Find(key => key.Id == kid) is not { } key) return NotFound();
        Keep();
        if ((await read.LeaksAsync(cancel)).Find(leak => leak.KeyId == kid) is { } leaked)
            return Problem(statusCode: StatusCodes.Status410Gone, title: "distrusted", extensions: new Dictionary<string, object?> { ["distrusted"] = new DistrustedKey(kid, leaked.Since, leaked.ReportedAt) });
        return Content(key.PublicKey + "\n", "application/x-pem-file");
    }

    [HttpGet("status/{year:int}")]
    public async Task<IActionResult> Status(int year, CancellationToken cancel)
    {
        if (!read.Covers(year)) return NotFound();
        if (await ListAsync(year, cancel) is not { } list) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Keep();
        return File(Encoding.ASCII.GetBytes(list), "application/statuslist+jwt", lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(list)))[..16]}\""));
    }

    // Millions of places are packed once for everybody who asks within the time they keep it for, by the first of those who ask at the same moment.
    private async Task<string?> ListAsync(int year, CancellationToken cancel)
    {
        var name = ("status-list", year);
        if (cache.TryGetValue(name, out string? kept)) return kept;
        await Packing.WaitAsync(cancel);
        try
        {
            if (cache.TryGetValue(name, out kept)) return kept;
            if (await read.OfYearAsync(year, cancel) is not { } list) return null;
            return cache.Set(name, list, StatusList.Refresh / 2);
        }
        finally { Packing.Release(); }
    }

    private static PublishedKey Published(LicenseKey key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key.PublicKey);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), key.Id, "sig", "ES256", key.SignsFrom.ToUnixTimeSeconds(), key.SignsUntil.ToUnixTimeSeconds());
    }

    private void Keep() => Response.GetTypedHeaders().CacheControl = new() { Public = true, MaxAge = StatusList.Refresh };
}
