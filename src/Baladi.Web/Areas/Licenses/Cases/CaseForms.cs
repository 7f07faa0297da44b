using Baladi.Core.Cases;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Licenses.Cases;

public sealed record MessageForm
{
    public string? Text { get; init; }
}

public sealed record WithdrawForm
{
    public string? Reason { get; init; }
}

public sealed class MessageFormValidator : AbstractValidator<MessageForm>
{
    public MessageFormValidator(Texts texts) =>
        RuleFor(form => form.Text).NotEmpty().WithText(texts, "case.message.missing").MaximumLength(SendMessageHandler.MaxLength);
}

public sealed class WithdrawFormValidator : AbstractValidator<WithdrawForm>
{
    public WithdrawFormValidator() => RuleFor(form => form.Reason).MaximumLength(SendMessageHandler.MaxLength);
}
