using Baladi.Core.Cases.Drafts;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications;

/// <summary>The pages of one application; others link to <see cref="Routes.Application"/> only.</summary>
internal static class ApplicationRoutes
{
    public const string Question = "application-question";
    public const string Attachments = "application-attachments";
    public const string Attach = "application-attach";
    public const string Detach = "application-detach";
    public const string File = "application-file";
    public const string Declarations = "application-declarations";
    public const string Answers = "application-answers";
    public const string Submit = "application-submit";
    public const string Prepare = "application-prepare";
    public const string Done = "application-done";
    public const string Discard = Routes.DiscardApplication;

    public static string Application(this IUrlHelper url, string route, string reference) => url.RouteUrl(route, new { reference })!;

    /// <param name="toAnswers">Whether saving leads back to check-your-answers.</param>
    public static string ToQuestion(this IUrlHelper url, string reference, string page, bool toAnswers = false) =>
        url.RouteUrl(Question, new { reference, question = page, then = toAnswers ? Then.Answers : null })!;

    public static string At(this IUrlHelper url, DraftReview review, Step step) => step.Kind switch
    {
        StepKind.Question => url.ToQuestion(review.Draft.Reference, step.Page!),
        StepKind.Attachments => url.Application(Attachments, review.Draft.Reference),
        StepKind.Declarations => url.Application(Declarations, review.Draft.Reference),
        _ => url.Application(Answers, review.Draft.Reference),
    };
}

/// <summary>Where saving leads, instead of to the next page.</summary>
public static class Then
{
    public const string Answers = "answers";
    public const string Later = "later";
}
