using Baladi.Core.Feedback;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Shared.Feedback;

/// <summary>What a reader says of a page. Nothing in it tells who.</summary>
public sealed record FeedbackForm
{
    public const int CommentLength = PageFeedback.CommentLength;
    public const int PageLength = PageFeedback.PageLength;
    public static readonly IReadOnlyList<string> Answers = [nameof(Useful), nameof(Reasons), nameof(Comment)];
    public static readonly IReadOnlyList<string> UsefulReasons = ["clear", "complete", "quick"];
    public static readonly IReadOnlyList<string> UselessReasons = ["unclear", "missing", "wrong", "broken"];

    /// <summary>The address of the page, without its query, which may hold what somebody searched for.</summary>
    public string Page { get; init; } = "";
    public bool? Useful { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public string? Comment { get; init; }
}

public sealed class FeedbackFormValidator : AbstractValidator<FeedbackForm>
{
    public FeedbackFormValidator(Texts texts)
    {
        RuleFor(form => form.Page).NotEmpty().MaximumLength(FeedbackForm.PageLength).Must(page => page.StartsWith('/')).WithText(texts, "feedback.page.wrong");
        RuleFor(form => form.Useful).NotNull().WithText(texts, "feedback.useful.missing");
        RuleForEach(form => form.Reasons).Must(reason => FeedbackForm.UsefulReasons.Contains(reason) || FeedbackForm.UselessReasons.Contains(reason)).WithText(texts, "validation.unreadable");
        RuleFor(form => form.Comment).MaximumLength(FeedbackForm.CommentLength);
    }
}
