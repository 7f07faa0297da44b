using Baladi.Core.People;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.Register;

public sealed record RegisterForm
{
    [FoldedDigits] public string? NationalId { get; init; }
    public string? NameAr { get; init; }
    public string? NameEn { get; init; }
    [FoldedDigits] public string? Mobile { get; init; }
    [AsTyped] public string? Password { get; init; }
    [AsTyped] public string? PasswordAgain { get; init; }
}

public sealed class RegisterFormValidator : AbstractValidator<RegisterForm>
{
    public RegisterFormValidator(Texts texts)
    {
        RuleFor(form => form.NationalId).Must(id => SaudiIdentifiers.NationalId(id) is not null).WithText(texts, "account.problem.national-id-wrong");
        RuleFor(form => form.NameAr).NotEmpty().WithText(texts, "account.problem.name-missing").MaximumLength(Person.NameLength).WithText(texts, "account.problem.name-long", Person.NameLength);
        RuleFor(form => form.NameEn).MaximumLength(Person.NameLength).WithText(texts, "account.problem.name-long", Person.NameLength);
        RuleFor(form => form.Mobile).Must(mobile => SaudiIdentifiers.Mobile(mobile) is not null).WithText(texts, "account.problem.mobile-wrong");
        RuleFor(form => form.Password).NotEmpty().WithText(texts, "account.problem.password-missing");
        RuleFor(form => form.PasswordAgain).Equal(form => form.Password).WithText(texts, "account.problem.password-differs");
    }
}
