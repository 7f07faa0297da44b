using Baladi.Core.People;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Account.SignIn;

public sealed record SignInForm
{
    [FoldedDigits] public string? NationalId { get; init; }
    [AsTyped] public string? Password { get; init; }
    public string? ReturnUrl { get; init; }
    /// <summary>A form that was sent after its session had ended, sealed: see <see cref="KeptForms"/>.</summary>
    public string? Kept { get; init; }
}

public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator(Texts texts)
    {
        RuleFor(form => form.NationalId).Must(id => SaudiIdentifiers.NationalId(id) is not null).WithText(texts, "signIn.nationalId.wrong");
        RuleFor(form => form.Password).NotEmpty().WithText(texts, "signIn.password.missing");
    }
}
