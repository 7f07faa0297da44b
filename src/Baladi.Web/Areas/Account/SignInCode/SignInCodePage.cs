using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.People.Factors;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.SignInCode;

/// <param name="Mobile">Masked.</param>
/// <param name="Resent">Another code was just sent.</param>
/// <param name="TooMany">None is sent for a while.</param>
public sealed record SignInCodePage(string Mobile, SignInCodeForm Form, bool Resent = false, bool TooMany = false)
{
    public FactorWays Ways { get; init; } = new(TextMessage: true, Authenticator: false, Passkey: false, RecoveryCode: false);
}

/// <summary>What somebody can show besides their password.</summary>
public sealed record FactorWays(bool TextMessage, bool Authenticator, bool Passkey, bool RecoveryCode)
{
    public FactorWays(OwnFactors own) : this(own.TextMessages, own.Authenticators.Count > 0, own.Passkeys.Count > 0, own.HasRecoveryCode) { }

    /// <summary>Nothing quicker is there: the message is sent without being asked for.</summary>
    public bool SendsAtOnce => TextMessage && !Authenticator;
    public bool TakesCode => TextMessage || Authenticator;
}

public sealed record SignInCodeForm
{
    [FoldedDigits] public string? Code { get; init; }
    /// <summary>Instead of the code.</summary>
    public string? RecoveryCode { get; init; }
    public string? ReturnUrl { get; init; }
    /// <summary>A form that was sent after its session had ended, sealed.</summary>
    public string? Kept { get; init; }
}

public sealed partial class SignInCodeFormValidator : AbstractValidator<SignInCodeForm>
{
    public SignInCodeFormValidator(Texts texts)
    {
        RuleFor(form => form.Code).Must(IsCode).WithText(texts, "account.code.shape").When(form => form.RecoveryCode is null);
        RuleFor(form => form.RecoveryCode).Must(typed => Core.People.Factors.RecoveryCode.Read(typed ?? "") is not null).WithText(texts, "recoveryCode.shape").When(form => form.RecoveryCode is not null);
    }

    internal static bool IsCode(string? typed) => typed is not null && SixDigits().IsMatch(DigitFolding.Fold(typed).Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex("^[0-9]{6}$")] private static partial Regex SixDigits();
}
