using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Procedures;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Applications.TaskList;

public sealed class TaskListPage(DraftReview review, Problem? gap, bool signOff, PriceView? price, Texts texts)
{
    public DraftReview Review => review;
    /// <summary>What the reader will lack to submit; told before they begin.</summary>
    public Problem? Gap => gap;
    /// <summary>Whether the owner submits what the reader fills in.</summary>
    public bool SignOff => signOff;
    public PriceView? Price => price;
    public string Reference => review.Draft.Reference;
    public string Name => texts[review.Procedure.Content.Service.Name];
    /// <summary>What the applicant calls it, once given: the trade name, the name of the event.</summary>
    public string? Title => review.Book.Text(review.Procedure.Content.TitleFact);
    /// <summary>Whether the service was published anew since the owner last saved.</summary>
    public bool ServiceChanged => review.Draft.ProcedureNumber < review.Procedure.Number;
    public Step Next => Step.First(review);
    public int Done => Tasks.Count(task => task.Status == "done");
    public IReadOnlyList<SectionTask> Tasks { get; } = [.. review.Procedure.Content.Form.Sections.Select(section => SectionTask.Of(review, section, texts)).OfType<SectionTask>()];
}

/// <param name="To">Where it leads; null while it cannot be begun.</param>
public sealed record SectionTask(string Title, string Status, Step? To, string? Hint)
{
    /// <summary>Null where the answers so far make the section pointless.</summary>
    public static SectionTask? Of(DraftReview review, Section section, Texts texts) => section.Contains switch
    {
        SectionContent.Evidence => OfClauses(review, section, texts, review.EvidenceComplete, review.Evidence.Count(), review.Draft.Evidence.Count, StepKind.Attachments),
        SectionContent.Declarations => OfClauses(review, section, texts, review.DeclarationsComplete, review.Declarations.Count(), review.Content.Declared.Count, StepKind.Declarations),
        _ => OfFacts(review, section, texts),
    };

    private static SectionTask? OfFacts(DraftReview review, Section section, Texts texts)
    {
        var pages = review.NeededPages.Where(page => page.Section == section).ToList();
        if (pages.Count == 0)
        {
            // Whether its questions apply may hang on an answer that is still to come.
            var open = section.Pages.Any(page => page.When?.Evaluate(review.Book.Of) is { IsKnown: false });
            return open ? new(texts[section.Title], "blocked", null, texts["applications.tasks.depends"]) : null;
        }
        var done = pages.Count(page => page.Status == PageStatus.Complete);
        var to = pages.FirstOrDefault(page => page.Status != PageStatus.Complete) ?? pages[0];
        var wrong = pages.Exists(page => page.Problems.Any(problem => problem.Code != "required"));
        var status = wrong ? "wrong" : done == pages.Count ? "done" : pages.TrueForAll(page => page.Status == PageStatus.NotStarted) ? "notStarted" : "started";
        return new(texts[section.Title], status, new(StepKind.Question, to.Page.Code), done == pages.Count || done == 0 ? null : texts.Count("applications.tasks.answered", done, pages.Count));
    }

    private static SectionTask? OfClauses(DraftReview review, Section section, Texts texts, bool complete, int asked, int given, StepKind step)
    {
        if (!review.FactsComplete) return new(texts[section.Title], "blocked", null, texts["applications.tasks.afterAnswers"]);
        if (asked == 0) return null;
        return new(texts[section.Title], complete ? "done" : given > 0 ? "started" : "notStarted", new(step), null);
    }
}
