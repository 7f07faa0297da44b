using Baladi.Core.Basics;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases;

/// <summary>The form of a case with corrected answers in the place of those that stood.</summary>
/// <param name="Book">As of the day of submission.</param>
/// <param name="Missing">Questions that now apply and have no answer.</param>
/// <param name="Closed">Facts of questions that no longer apply.</param>
/// <param name="Changed">Facts that were answered anew or fell away.</param>
public sealed record CorrectedForm(FactBook Book, IReadOnlyList<string> Missing, IReadOnlySet<string> Closed, IReadOnlySet<string> Changed, bool CityIsElsewhere);

/// <summary>Follows corrected answers through the pages of the pinned form, as a draft would have.</summary>
public sealed class CorrectedForms(CaseForm form, PublishedCatalog catalog, Geography geography)
{
    public CorrectedForm Of(CaseFile file, IReadOnlyList<CaseFact> answers)
    {
        var values = file.Facts.DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value);
        foreach (var answer in answers) values[answer.Code] = answer.Value;
        var own = file.Procedure.Content.Form.Pages.ToHashSet();
        var pages = form.Pages(file).ToList();
        var (before, whole) = (BookOf(file.Facts.DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value)), BookOf(values));
        // Of what stands on file only that is asked anew which the answers opened.
        var needed = pages.Where(page => whole.Asks(page) && (own.Contains(page) || !before.Asks(page))).ToList();
        var asked = needed.SelectMany(page => page.Facts).ToHashSet();
        var onFile = file.Facts.Where(fact => fact.Source == FactSource.OnFile).Select(fact => fact.Code).ToHashSet();
        var closed = pages.Where(own.Contains).SelectMany(page => page.Facts).Where(fact => !asked.Contains(fact) && values.ContainsKey(fact) && !onFile.Contains(fact))
            .Concat(pages.Where(page => !own.Contains(page) && page.When?.Evaluate(whole.Of) is { IsFalse: true }).SelectMany(page => page.Facts).Where(values.ContainsKey)).ToHashSet();
        foreach (var fact in closed) values.Remove(fact);
        var book = BookOf(values);
        return new(book,
            [.. needed.SelectMany(page => page.Facts.Except(page.Optional)).Distinct().Where(fact => !values.ContainsKey(fact))],
            closed,
            answers.Select(answer => answer.Code).Concat(closed).ToHashSet(),
            book.CityIsElsewhere(geography));

        FactBook BookOf(Dictionary<string, Value> known) => new FactBook(new FactNames(catalog), new Dictionary<string, Value>(known), file.AppliedOn).Derive(catalog, geography).About(file.Subject, file.AppliedOn, file.Case.ServiceCode);
    }
}
