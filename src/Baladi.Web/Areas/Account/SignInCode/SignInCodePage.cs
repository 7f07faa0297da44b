using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.SignInCode;

/// <param name="Mobile">Masked.</param>
/// <param name="Resent">Another code was just sent.</param>
/// <param name="TooMany">None is sent for a while.</param>
public sealed record SignInCodePage(string Mobile, SignInCodeForm Form, bool Resent = false, bool TooMany = false);

public sealed record SignInCodeForm
{
    [FoldedDigits] public string? Code { get; init; }
    public string? ReturnUrl { get; init; }
    /// <summary>A form that was sent after its session had ended, sealed.</summary>
    public string? Kept { get; init; }
}

public sealed partial class SignInCodeFormValidator : AbstractValidator<SignInCodeForm>
{
    public SignInCodeFormValidator(Texts texts) =>
        RuleFor(form => form.Code).Must(IsCode).WithText(texts, "account.code.shape");

    internal static bool IsCode(string? typed) => typed is not null && SixDigits().IsMatch(DigitFolding.Fold(typed).Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex("^[0-9]{6}$")] private static partial Regex SixDigits();
}
