using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.Password;

// The names say "password": fields that do are never kept when a session is lost.
public sealed record PasswordForm
{
    [AsTyped] public string? CurrentPassword { get; init; }
    [AsTyped] public string? NewPassword { get; init; }
    [AsTyped] public string? NewPasswordAgain { get; init; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.CurrentPassword).NotEmpty().WithText(texts, "password.current.missing");
        RuleFor(form => form.NewPassword).NotEmpty().WithText(texts, "account.problem.password-missing");
        RuleFor(form => form.NewPasswordAgain).Equal(form => form.NewPassword).WithText(texts, "account.problem.password-differs");
    }
}
