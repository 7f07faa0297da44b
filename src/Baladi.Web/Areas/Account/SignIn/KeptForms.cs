using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Areas.Account.SignIn;

public sealed record KeptField(string Name, string Value);

/// <summary>What somebody typed, to be sent again to where it was going.</summary>
/// <param name="Path">On this site, query included.</param>
/// <param name="HadFiles">Files were chosen too; they have to be chosen again.</param>
/// <param name="Browser">The browser it was typed in: no other may continue it.</param>
public sealed record KeptForm(string Path, IReadOnlyList<KeptField> Fields, bool HadFiles, string Browser, DateTimeOffset Until);

/// <summary>
/// Keeps the fields of a form that was sent after its session had ended, in the pages of signing in and not with us. Sealed, so
/// that nobody else can write one; bound to the browser by its antiforgery cookie, which other sites cannot make it send; and
/// taken only from our own pages, or another site could have its form confirmed by whoever signs in.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IOptions<AntiforgeryOptions> antiforgery, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    public const int MostKept = 64 * 1024;
    // A letter of Arabic takes six characters on its way here.
    private const int MostRead = 4 * MostKept;
    private readonly IDataProtector protector = protection.CreateProtector("Baladi.Account.KeptForm.v1");

    /// <returns>The sealed form; null where there is nothing that could be sent again.</returns>
    public async Task<string?> KeepAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or 0 or > MostRead) return null;
        if (!SameOriginAttribute.IsSameOrigin(request) || BrowserOf(request) is not { } browser) return null;
        IFormCollection form;
        try { form = await request.ReadFormAsync(request.HttpContext.RequestAborted); }
        catch (Exception error) when (error is InvalidDataException or IOException) { return null; }

        var fields = form.Where(field => IsKept(field.Key)).SelectMany(field => field.Value, (field, value) => new KeptField(field.Key, value ?? "")).ToList();
        if (fields.Count == 0 || fields.Sum(field => Encoding.UTF8.GetByteCount(field.Name) + Encoding.UTF8.GetByteCount(field.Value)) > MostKept) return null;
        var kept = new KeptForm(request.PathBase + request.Path + request.QueryString, fields, form.Files.Count > 0, browser, time.GetUtcNow() + Lifetime);
        return protector.Protect(JsonSerializer.Serialize(kept));
    }

    /// <returns>Null where it was not sealed by us, is too old, comes from another browser or leads off the site.</returns>
    public KeptForm? Read(string? sealedForm, HttpRequest request)
    {
        if (string.IsNullOrEmpty(sealedForm)) return null;
        KeptForm? kept;
        try { kept = JsonSerializer.Deserialize<KeptForm>(protector.Unprotect(sealedForm)); }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException) { return null; }
        return kept is not null && kept.Until > time.GetUtcNow() && kept.Browser == BrowserOf(request) && RedirectHttpResult.IsLocalUrl(kept.Path) ? kept : null;
    }

    // The token is of a session that is over; a password is typed again rather than written into a page.
    private bool IsKept(string name) => name != antiforgery.Value.FormFieldName && !name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private string? BrowserOf(HttpRequest request) =>
        request.Cookies[antiforgery.Value.Cookie.Name!] is { Length: > 0 } cookie ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cookie))) : null;
}
