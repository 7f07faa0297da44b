using Baladi.Core.Cases.Drafts;

namespace Baladi.Web.Areas.Licenses.Applications;

public enum StepKind
{
    /// <summary>A page of questions.</summary>
    Question,
    /// <summary>The documents.</summary>
    Attachments,
    /// <summary>The undertakings.</summary>
    Declarations,
    /// <summary>Check your answers, and submit.</summary>
    Answers,
}

/// <summary>A page on the way through an application.</summary>
public sealed record Step(StepKind Kind, string? Page = null)
{
    /// <summary>The first thing that is still missing.</summary>
    public static Step First(DraftReview review) =>
        review.NeededPages.FirstOrDefault(page => page.Status != PageStatus.Complete) is { } page ? new(StepKind.Question, page.Page.Code)
        : !review.EvidenceComplete ? new(StepKind.Attachments)
        : !review.DeclarationsComplete ? new(StepKind.Declarations)
        : new(StepKind.Answers);

    /// <summary>On through the section, answered or not; then to what is still missing, later pages before earlier ones.</summary>
    public static Step After(DraftReview review, string code)
    {
        var pages = review.NeededPages.ToList();
        var at = pages.FindIndex(page => page.Page.Code == code);
        if (at + 1 < pages.Count && at >= 0 && pages[at + 1].Section == pages[at].Section) return new(StepKind.Question, pages[at + 1].Page.Code);
        return pages.Skip(at + 1).FirstOrDefault(page => page.Status != PageStatus.Complete) is { } missing ? new(StepKind.Question, missing.Page.Code) : First(review);
    }

    /// <summary>The page before a question; null before the first.</summary>
    public static string? Before(DraftReview review, string code) =>
        review.NeededPages.Select(page => page.Page.Code).TakeWhile(other => other != code).LastOrDefault();
}
