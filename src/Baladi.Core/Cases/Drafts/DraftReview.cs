using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases.Drafts;

public enum PageStatus
{
    /// <summary>Nothing answered yet.</summary>
    NotStarted,
    /// <summary>Something is missing or no longer acceptable.</summary>
    Incomplete,
    /// <summary>All there.</summary>
    Complete,
    /// <summary>The answers so far make it pointless.</summary>
    NotNeeded,
}

public sealed record ReviewedPage(Section Section, Page Page, PageStatus Status, IReadOnlyList<Problem> Problems);

/// <summary>
/// A draft held against everything published today: what is still to do, how each clause stands, what it will cost.
/// The task list, the pages, check-your-answers and submission all read this one review.
/// </summary>
public sealed record DraftReview
{
    public required Draft Draft { get; init; }
    public required DraftContent Content { get; init; }
    /// <summary>What it changes, where it begins nothing new.</summary>
    public CaseSubject? Subject => Draft.Subject;
    public required Published<Procedure> Procedure { get; init; }
    public required IReadOnlyList<ReviewedPage> Pages { get; init; }
    public required IReadOnlyDictionary<string, FactDefinition> Definitions { get; init; }
    public required FactBook Book { get; init; }
    public required Authority? Authority { get; init; }
    public required IReadOnlyList<Published<RequirementDocument>> Documents { get; init; }
    public required IReadOnlyList<ClauseResult> Clauses { get; init; }
    public Published<FeeSchedule>? Schedule { get; init; }
    public Price? Price { get; init; }

    /// <summary>The documents that took effect since the applicant last wrote: told before they are followed.</summary>
    public IEnumerable<Published<RequirementDocument>> NewDocuments => Draft.SubmittedCaseId is not null ? [] : Documents.Where(document => document.EffectiveFrom > RiyadhTime.DateOf(Draft.ChangedAt));

    public IEnumerable<ReviewedPage> NeededPages => Pages.Where(page => page.Status != PageStatus.NotNeeded);

    /// <summary>The documents to provide: those of clauses that apply, and those that may.</summary>
    public IEnumerable<ClauseResult> Evidence => Documented.Where(IsWanted);
    /// <summary>Those among them that documents on file stand for, also where nobody is asked for them.</summary>
    public IEnumerable<ClauseResult> Kept => Documented.Where(IsOnFile);
    public IEnumerable<ClauseResult> Declarations => Clauses.Where(clause => clause.Clause.Kind == ClauseKind.Declaration && clause.Verdict != Verdict.NotApplicable && IsWanted(clause));
    /// <summary>Whether the document on file stands for a clause for which none was uploaded.</summary>
    public bool IsOnFile(ClauseResult clause) => OnFile.Contains(clause.ClauseCode) && Draft.Evidence.TrueForAll(evidence => evidence.ClauseCode != clause.ClauseCode);

    /// <summary>The facts its pages ask, as the answers stand.</summary>
    public required IReadOnlySet<string> Asked { get; init; }
    /// <summary>The clauses that documents on file can stand for.</summary>
    public required IReadOnlySet<string> OnFile { get; init; }
    /// <summary>The clauses of the license's own service, where they are judged anew.</summary>
    public required IReadOnlySet<string> Theirs { get; init; }
    /// <summary>The condition of the service that does not hold, now that the form is filled in; null where none is in the way.</summary>
    public Guard? Obstacle { get; init; }
    public IEnumerable<ClauseResult> Failed => Clauses.Where(clause => clause.Verdict == Verdict.Fail);

    public bool FactsComplete => NeededPages.All(page => page.Status == PageStatus.Complete);
    public bool EvidenceComplete => FactsComplete && !Clauses.Any(clause => clause.Clause.Kind == ClauseKind.Evidence && clause.Verdict == Verdict.ToProvide && IsWanted(clause));
    public bool DeclarationsComplete => FactsComplete && !Clauses.Any(clause => clause.Clause.Kind == ClauseKind.Declaration && clause.Verdict == Verdict.ToProvide && IsWanted(clause));
    public bool IsComplete => FactsComplete && EvidenceComplete && DeclarationsComplete && Obstacle is null && Price is null or { IsComplete: true };

    /// <summary>Whether the rules as they stand today would decide without a person.</summary>
    public bool Instant => Procedure.Content.Service.Instant != InstantRoute.Never && IsComplete && Price is null or { Asked: [] } && Clauses.All(clause => clause.Verdict != Verdict.Fail && !clause.IsUndecided);

    private IEnumerable<ClauseResult> Documented => Clauses.Where(clause => clause.Clause.Kind == ClauseKind.Evidence && Concerns(clause));

    // What the holder lacks keeps no authority from looking: it is what it finds.
    private bool IsWanted(ClauseResult clause) => !(Procedure.Content.IsOfficial && Theirs.Contains(clause.ClauseCode));

    private static bool Concerns(ClauseResult clause) => clause.Verdict != Verdict.NotApplicable || clause.Why == VerdictReason.LeftOut;
}

/// <summary>Reviews drafts.</summary>
public sealed class DraftReviewer(PublishedCatalog catalog, Geography geography, FactInput input, RequirementEvaluator evaluator, Pricing pricing, TimeProvider time)
{
    /// <summary>Null where the service is no longer published: nothing can be submitted then.</summary>
    public DraftReview? Review(Draft draft, Actor actor)
    {
        var today = time.Today();
        if (catalog.InForce<Procedure>(draft.ServiceCode, today) is not { } procedure) return null;
        var (concern, subject) = (procedure.Content.Concerns, draft.SubmittedCaseId is null ? draft.Subject : null);
        // Begun when the service was another kind of service, or about something that is no more: nothing to go on with.
        if (draft.SubmittedCaseId is null && concern is null != subject is null) return null;
        var names = new FactNames(catalog);
        var content = draft.SubmittedCaseId is null ? draft.Read() : new DraftContent();
        var definitions = procedure.Content.Form.Pages.SelectMany(page => page.Facts).Distinct().Select(names.Find).OfType<FactDefinition>().ToDictionary(fact => fact.Code);

        // An answer that was acceptable when it was given may not be any more: it is read again each time.
        var read = definitions.Values.Where(fact => content.Facts.ContainsKey(fact.Code)).ToDictionary(fact => fact.Code, fact => input.Read(fact, content.Facts[fact.Code], actor, procedure.Content.ActivityGroups));
        var values = read.Where(pair => pair.Value.Kept is not null).ToDictionary(pair => pair.Key, pair => FactInput.ValueOf(definitions[pair.Key], pair.Value.Kept!));
        // What stands and is not asked, stands in the application: what is asked hangs on answers, and on what stands where there is none yet.
        var standing = Standing([]);
        var needed = Asked(BookOf(values.Concat(standing.Where(fact => !values.ContainsKey(fact.Key)))));
        standing = Standing(needed);
        var book = BookOf(values.Where(pair => !standing.ContainsKey(pair.Key)).Concat(standing));
        CheckCity(book, read);
        var pages = procedure.Content.Form.Sections.SelectMany(section => section.Pages.Select(page => Reviewed(section, page, book, read))).ToList();

        // Answers on pages that no longer apply do not count.
        needed = pages.Where(page => page.Status != PageStatus.NotNeeded).SelectMany(page => page.Page.Facts).ToHashSet();
        standing = Standing(needed);
        book = BookOf(values.Where(pair => needed.Contains(pair.Key) && !standing.ContainsKey(pair.Key)).Concat(standing));

        var activity = book.Text(CommonFacts.Activity);
        var answers = subject is null || concern!.AnotherPlace ? book.Authority(geography) : geography.Authority(subject.AuthorityId);
        var documents = concern is null ? evaluator.Applicable(draft.ServiceCode, activity, answers, today) : evaluator.ApplicableTo(draft.ServiceCode, concern.JudgesAnew ? subject?.ServiceCode : null, activity, answers, today);
        // What the service itself asks for is asked each time: last year's photo proves nothing this year.
        var theirs = concern is { JudgesAnew: true } ? documents.Where(document => !document.Content.Scope.Services.Contains(draft.ServiceCode)).SelectMany(document => document.Content.Codes).ToHashSet() : [];
        var onFile = concern is { AnotherPlace: false } && subject is not null ? theirs.Where(subject.OnFile.ContainsKey).ToHashSet() : [];
        var clauses = RequirementEvaluator.Evaluate(documents, book.Of, draft.Evidence.Select(e => e.ClauseCode).Concat(onFile).ToHashSet(), content.Declared, concern?.Looking ?? Looking.None);
        var schedule = procedure.Content.Fees is { } fees ? catalog.InForce<FeeSchedule>(fees, today) : null;
        book.Count(clauses.Select(clause => clause.Verdict), clauses.Count(clause => clause.IsUndecided) + (schedule?.Content.Asked(book.Of).Count ?? 0));
        return new()
        {
            Draft = draft,
            Content = content,
            Procedure = procedure,
            Pages = pages,
            Definitions = definitions,
            Asked = needed,
            OnFile = onFile,
            Theirs = theirs,
            Obstacle = concern?.Guards.FirstOrDefault(guard => !guard.Holds(book.Of)),
            Book = book,
            Authority = book.Authority(geography),
            Documents = documents,
            Clauses = clauses,
            Schedule = schedule,
            Price = schedule is null ? null : pricing.Price(schedule.Content, book.Of, answers, today),
        };

        FactBook BookOf(IEnumerable<KeyValuePair<string, Value>> known) => new FactBook(names, known.ToDictionary(), today).Derive(catalog, geography).About(subject, today, draft.ServiceCode);

        Dictionary<string, Value> Standing(HashSet<string> asked) => subject is null ? [] : subject.Standing.Where(fact => !asked.Contains(fact.Key)).ToDictionary();

        HashSet<string> Asked(FactBook known) => procedure.Content.Form.Pages.Where(known.Asks).SelectMany(page => page.Facts).ToHashSet();
    }

    // The municipality may have been changed after the city was given; the answer is asked for again then.
    private void CheckCity(FactBook book, Dictionary<string, ReadFact> read)
    {
        if (book.CityIsElsewhere(geography)) read[CommonFacts.City] = new(null, new("city-elsewhere", CommonFacts.City));
    }

    private static ReviewedPage Reviewed(Section section, Page page, FactBook book, Dictionary<string, ReadFact> read)
    {
        if (!book.Asks(page)) return new(section, page, PageStatus.NotNeeded, []);
        var problems = new List<Problem>();
        foreach (var fact in page.Facts)
        {
            if (read.GetValueOrDefault(fact)?.Problem is { } problem) problems.Add(problem);
            else if (read.GetValueOrDefault(fact)?.Kept is null && !page.Optional.Contains(fact)) problems.Add(new("required", fact));
        }
        // A page of optional questions counts as answered once it was seen: saving it leaves empty answers behind.
        var status = problems.Count == 0 && page.Facts.Any(read.ContainsKey) ? PageStatus.Complete
            : page.Facts.Any(read.ContainsKey) ? PageStatus.Incomplete : PageStatus.NotStarted;
        return new(section, page, status, problems);
    }
}
