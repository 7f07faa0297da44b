using Baladi.Core.People;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.Recovery;

public sealed record RecoveryForm
{
    [FoldedDigits] public string? NationalId { get; init; }
}

public sealed class RecoveryFormValidator : AbstractValidator<RecoveryForm>
{
    public RecoveryFormValidator(Texts texts) =>
        RuleFor(form => form.NationalId).Must(id => SaudiIdentifiers.NationalId(id) is not null).WithText(texts, "signIn.nationalId.wrong");
}

public sealed record SlipForm
{
    [FoldedDigits] public string? NationalId { get; init; }
    /// <summary>As it is printed on the slip.</summary>
    [FoldedDigits] public string? Code { get; init; }
}

public sealed class SlipFormValidator : AbstractValidator<SlipForm>
{
    public SlipFormValidator(Texts texts)
    {
        RuleFor(form => form.NationalId).Must(id => SaudiIdentifiers.NationalId(id) is not null).WithText(texts, "signIn.nationalId.wrong");
        RuleFor(form => form.Code).NotEmpty().WithText(texts, "recovery.slip.missing");
    }
}

public sealed record RecoveryCodeForm
{
    [FoldedDigits] public string? Code { get; init; }
}

public sealed class RecoveryCodeFormValidator : AbstractValidator<RecoveryCodeForm>
{
    public RecoveryCodeFormValidator(Texts texts) => RuleFor(form => form.Code).Must(SignInCodeFormValidator.IsCode).WithText(texts, "account.code.shape");
}

/// <param name="Ways">What the account has besides its mobile.</param>
public sealed record RecoveryProofPage(RecoveryProofForm Form, FactorWays Ways)
{
    /// <summary>Nothing but the mobile: only a support centre can help.</summary>
    public bool IsStuck => !Ways.Authenticator && !Ways.Passkey && !Ways.RecoveryCode;
}

public sealed record RecoveryProofForm
{
    /// <summary>Of the authenticator app, or a recovery code.</summary>
    public string? Code { get; init; }
    /// <summary>Of a passkey, as JSON.</summary>
    [AsTyped] public string? Credential { get; init; }
}

// The names say "password": fields that do are never kept when a session is lost.
public sealed record NewPasswordForm
{
    [AsTyped] public string? NewPassword { get; init; }
    [AsTyped] public string? NewPasswordAgain { get; init; }
}

public sealed class NewPasswordFormValidator : AbstractValidator<NewPasswordForm>
{
    public NewPasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.NewPassword).NotEmpty().WithText(texts, "account.problem.password-missing");
        RuleFor(form => form.NewPasswordAgain).Equal(form => form.NewPassword).WithText(texts, "account.problem.password-differs");
    }
}
