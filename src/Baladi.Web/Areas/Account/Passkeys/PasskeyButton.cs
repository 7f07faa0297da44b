namespace Baladi.Web.Areas.Account.Passkeys;

/// <param name="Address">What checks the passkey.</param>
/// <param name="Kept">A form to be sent afterwards, sealed.</param>
public sealed record PasskeyButton(string Address, string? ReturnUrl, string? Kept)
{
    public const string View = "/Areas/Account/Passkeys/_Passkey.cshtml";
}
