using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Fees;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases.Finding;

/// <summary>
/// Answers what somebody will need, before they apply. It is the review of a draft nobody keeps: what the finder says, the form, the
/// officer and the refusal say.
/// </summary>
public sealed class RequirementFinder(PublishedCatalog catalog, DraftReviewer reviewer, FormAnswers answers, TimeProvider time)
{
    /// <summary>Answers that are taken from each other, and not typed.</summary>
    private static readonly HashSet<string> Given = [CommonFacts.Activity, CommonFacts.Municipality];

    /// <summary>The service that licenses an activity; null where none does yet.</summary>
    public Published<Procedure>? ServiceOf(string? activity) =>
        new FactNames(catalog).GroupOf(activity) is { } group
            ? catalog.AllInForce<Procedure>().Where(service => Licenses(service.Content) && service.Content.ActivityGroups.Contains(group)).MinBy(service => service.Content.Service.Order) : null;

    /// <param name="given">As <see cref="FormAnswers"/> reads them.</param>
    /// <returns>Null where the service is not published, or changes something there is already.</returns>
    public Finding? Find(string service, IReadOnlyDictionary<string, string> given)
    {
        if (catalog.InForce<Procedure>(service, time.Today()) is not { } procedure || !Licenses(procedure.Content) || Review(procedure, given) is not { } review) return null;
        var questions = QuestionsOf(review);
        return new()
        {
            Review = review,
            Questions = questions,
            Ways = review.Failed.SelectMany(failed => WaysOf(procedure, given, review, questions, failed).Select(way => (failed.ClauseCode, way))).ToLookup(pair => pair.ClauseCode, pair => pair.way),
            Instant = InstantOf(review, questions),
        };
    }

    private static bool Licenses(Procedure service) => !service.IsOfficial && service.Concerns is null;

    private DraftReview? Review(Published<Procedure> procedure, IReadOnlyDictionary<string, string> given)
    {
        var draft = new Draft(procedure.Content.Code, procedure.Number, 0, time.GetUtcNow());
        draft.Write(new() { Facts = given.ToDictionary() }, procedure.Number, time.GetUtcNow());
        return reviewer.Review(draft, Actor.Anonymous);
    }

    private List<FactDefinition> QuestionsOf(DraftReview review)
    {
        var askable = answers.Of(review.Procedure.Content).Select(fact => fact.Code).ToHashSet();
        var read = review.Documents.SelectMany(document => document.Content.Clauses).SelectMany(clause => NamesOf(clause.When, clause.Measure?.Value, clause.Measure?.Limit))
            .Concat(review.Schedule?.Content.Lines.SelectMany(line => NamesOf(line.When, line.Amount)) ?? [])
            .Concat(review.Schedule?.Content.Waivers.SelectMany(waiver => waiver.Proof is { } proof ? NamesOf(waiver.When).Append(proof.Asked) : NamesOf(waiver.When)) ?? [])
            .Concat(review.Procedure.Content.Form.Pages.SelectMany(page => NamesOf(page.When))).ToHashSet();
        return [.. from page in review.NeededPages
                   from code in page.Page.Facts
                   where read.Contains(code) && askable.Contains(code) && !Given.Contains(code)
                   select review.Definitions[code]];
    }

    private static IEnumerable<string> NamesOf(params IEnumerable<Formula?> formulas) => formulas.OfType<Formula>().SelectMany(formula => formula.Expression.Names);

    private IEnumerable<WayOut> WaysOf(Published<Procedure> procedure, IReadOnlyDictionary<string, string> given, DraftReview review, List<FactDefinition> questions, ClauseResult failed)
    {
        var read = NamesOf(failed.Clause.When, failed.Clause.Measure?.Value, failed.Clause.Measure?.Limit).ToHashSet();
        var before = review.Failed.Select(result => result.ClauseCode).ToHashSet();
        foreach (var fact in questions.Where(fact => read.Contains(fact.Code) && given.ContainsKey(fact.Code)))
        {
            if (NearestAnswer.For(fact, given[fact.Code], failed.Clause, review.Book.Of) is not { } to) continue;
            // Held against everything again: the answer may open questions, and fail elsewhere.
            var then = Review(procedure, new Dictionary<string, string>(given) { [fact.Code] = to })!;
            var after = then.Clauses.FirstOrDefault(result => result.ClauseCode == failed.ClauseCode);
            if (after is { Verdict: not (Verdict.Pass or Verdict.NotApplicable) }) continue;
            yield return new(fact, given[fact.Code], to, after is null or { Verdict: Verdict.NotApplicable }, [.. then.Failed.Where(result => !before.Contains(result.ClauseCode))]);
        }
    }

    private static bool? InstantOf(DraftReview review, List<FactDefinition> questions)
    {
        if (review.Procedure.Content.Service.Instant == InstantRoute.Never || review.Failed.Any()) return false;
        // What an applicant has still to give is given by the time it is submitted; who looks at it then, its clause says.
        if (review.Clauses.Any(result => result.Clause.Judge == Judge.Officer && result.Verdict is not Verdict.NotApplicable && result.Why != VerdictReason.MissingFact && result.Clause.Kind != ClauseKind.Inspection)) return false;
        return questions.TrueForAll(fact => review.Book.Of(fact.Code).IsKnown) && review.Price is null or { IsComplete: true } ? review.Price is null or { Asked: [] } : null;
    }
}
