using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.Password;

public sealed record PasswordForm
{
    public string? Current { get; init; }
    public string? New { get; init; }
    public string? Again { get; init; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.Current).NotEmpty().WithText(texts, "password.current.missing");
        RuleFor(form => form.New).NotEmpty().WithText(texts, "account.problem.password-missing");
        RuleFor(form => form.Again).Equal(form => form.New).WithText(texts, "account.problem.password-differs");
    }
}
