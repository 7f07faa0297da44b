using System.Security.Cryptography;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Web.Areas.Account.Security;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Baladi.Web.Areas.Account.Authenticators;

public sealed record AuthenticatorForm
{
    public string? Name { get; init; }
    [FoldedDigits] public string? Code { get; init; }
    /// <summary>The secret shown on the page, sealed, until a first code of it comes back.</summary>
    [AsTyped] public string? Secret { get; init; }
}

/// <param name="Picture">The QR code, as the address of a picture.</param>
/// <param name="Key">The secret as it is typed, in groups of four.</param>
public sealed record AuthenticatorPage(AuthenticatorForm Form, string Picture, string Key);

/// <summary>Adds and removes one's authenticator apps.</summary>
[Area("Account"), Route("account/security/authenticators"), Authorize(Policy = Policies.SignedIn), StepUp]
public sealed class AuthenticatorsController(BaladiDbContext db, NationalIdVault vault, IDataProtectionProvider protection, CurrentActor current, Texts texts) : Controller
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await PageAsync(new() { Name = texts["authenticator.name.default"] }, Totp.NewSecret(), cancel));

    [HttpPost("")]
    public async Task<IActionResult> Index(AuthenticatorForm form, [FromServices] AddAuthenticatorHandler add, CancellationToken cancel)
    {
        if (Open(form.Secret) is not { } secret)
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts["authenticator.late"]);
            return View(await PageAsync(form with { Code = null }, Totp.NewSecret(), cancel));
        }
        var added = await add.HandleAsync(new AddAuthenticator(secret, form.Name ?? "", form.Code ?? "", current.Session!.Id), current.Actor, cancel);
        if (added.IsDone) return this.Done("authenticator-added");
        foreach (var problem in added.Problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        return View(await PageAsync(form with { Code = null }, secret, cancel));
    }

    [HttpPost("{id:long}/remove")]
    public async Task<IActionResult> Remove(long id, [FromServices] RemoveAuthenticatorHandler remove, CancellationToken cancel) =>
        this.Answer(await remove.HandleAsync(new RemoveAuthenticator(id, current.Session!.Id), current.Actor, cancel), "authenticator-removed");

    private async Task<AuthenticatorPage> PageAsync(AuthenticatorForm form, byte[] secret, CancellationToken cancel)
    {
        var cipher = await db.People.AsNoTracking().Where(p => p.Id == current.Actor.PersonId).Select(p => p.NationalIdCipher).SingleAsync(cancel);
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Address(secret, texts["site.title"], SaudiIdentifiers.Masked(vault.Decrypt(cipher))), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(form with { Secret = Protector.Protect(Convert.ToBase64String(secret), Lifetime) }, $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(6))}", string.Join(' ', Totp.Spelled(secret).Chunk(4).Select(group => new string(group))));
    }

    // Only this account can confirm it.
    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Baladi.Account.Authenticator.v1", $"{current.Actor.AccountId}").ToTimeLimitedDataProtector();

    private byte[]? Open(string? sealedSecret)
    {
        if (string.IsNullOrEmpty(sealedSecret)) return null;
        try { return Convert.FromBase64String(Protector.Unprotect(sealedSecret)); }
        catch (Exception error) when (error is CryptographicException or FormatException) { return null; }
    }
}
