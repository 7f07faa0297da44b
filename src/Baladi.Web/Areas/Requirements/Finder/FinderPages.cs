using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Licenses.Applications;
using Baladi.Web.Pages.Services;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Requirements.Finder;

/// <summary>Puts what the finder answers into words.</summary>
public sealed class FinderPages(PublishedCatalog catalog, ServiceCards services, RequirementFinder finder, FormAnswers answers, FactFields fields, FactTexts facts, ClauseWords words, PriceSoFar price, Geography geography, Texts texts)
{
    private IEnumerable<Procedure> Licensing => services.All.Select(service => service.Content).Where(service => service.Concerns is null);

    /// <summary>Whatever any service may be asked about beforehand.</summary>
    public IEnumerable<FactDefinition> Facts => Licensing.SelectMany(answers.Of).DistinctBy(fact => fact.Code);

    public FinderPage Of(IReadOnlyDictionary<string, string?> typed, string? service)
    {
        var names = new FactNames(catalog);
        var named = Licensing.FirstOrDefault(one => one.Code == service);
        var chosen = finder.ServiceOf(typed.GetValueOrDefault(CommonFacts.Activity))?.Content ?? (named is { ActivityGroups.Count: 0 } ? named : null);
        var context = new FactContext(Actor.Anonymous, named?.ActivityGroups ?? [], typed.GetValueOrDefault(CommonFacts.Municipality));
        var page = new FinderPage
        {
            Typed = typed,
            Problems = [],
            Service = named?.Code,
            Activities = named is { ActivityGroups.Count: 0 } ? [] : fields.For(names.Find(CommonFacts.Activity)!, null, context, optional: false).Choices,
            Municipalities = fields.For(names.Find(CommonFacts.Municipality)!, null, context, optional: false).Choices,
            Municipality = typed.GetValueOrDefault(CommonFacts.Municipality) is { } municipality ? geography.Authority(municipality) : null,
        };
        if (chosen is null) return page;
        var (kept, problems) = answers.Read(chosen, typed);
        if (finder.Find(chosen.Code, kept) is not { } finding) return page;
        return page with
        {
            Problems = problems,
            Finding = finding,
            Activity = catalog.AllInForce<ActivityList>().Select(list => list.Content.Find(kept.GetValueOrDefault(CommonFacts.Activity))).FirstOrDefault(found => found is not null),
            Fields = [.. finding.Questions.Select(fact => fields.For(fact, kept.GetValueOrDefault(fact.Code), context, optional: true) with { Optional = false })],
            Price = price.Of(finding.Review),
            Clauses = [.. from document in finding.Review.Documents
                          from clause in document.Content.Clauses
                          let result = finding.Review.Clauses.First(one => one.RequirementVersionId == document.VersionId && one.ClauseCode == document.Content.CodeOf(clause))
                          where result.Verdict != Verdict.NotApplicable
                          select Found(finding, result, document.Content.Code)],
        };
    }

    private FoundClause Found(Finding finding, ClauseResult result, string document) => new(result, document,
        words.Required(result.Clause, result.Required),
        words.Provided(result.Clause, result.Provided, code => finding.Review.Definitions.GetValueOrDefault(code), finding.Review.Book.Of),
        [.. finding.Ways[result.ClauseCode].Select(way => new WayWords(texts[way.Fact.Label], Said(way.Fact, way.From), Said(way.Fact, way.To), way.Lifts, [.. way.Breaks.Select(broken => texts[broken.Clause.Title])]))]);

    private string Said(FactDefinition fact, string kept) => texts[facts.Show(fact, FactInput.ValueOf(fact, kept))];
}
