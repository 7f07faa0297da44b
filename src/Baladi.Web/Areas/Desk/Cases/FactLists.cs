using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>The facts of a case in the order of its form, each with what it was before.</summary>
public sealed class FactLists(CaseForm form, PublishedCatalog catalog, FactTexts shown, Texts texts, Dates dates)
{
    /// <param name="personal">Whether the reader needs what is personal; otherwise only its last digits show.</param>
    public IReadOnlyList<FactSection> Of(CaseView view, CaseBackground? background, bool personal)
    {
        var names = new FactNames(catalog);
        var sections = form.Sections(view.Procedure.Content, view.Subject).Select(section => (Title: (LocalizedText?)section.Title, Codes: section.Pages.SelectMany(page => page.Facts).Distinct().ToList())).ToList();
        var asked = sections.SelectMany(section => section.Codes).ToHashSet();
        sections.Add((null, [.. view.Facts.Select(fact => fact.Code).Where(code => !asked.Contains(code)).Distinct()]));
        return [.. from section in sections
                   let rows = (from code in section.Codes
                               from fact in view.Facts
                               where fact.Code == code
                               let definition = names.Find(code)
                               where definition is not null
                               select Row(fact, definition, view, background, personal)).ToList()
                   where rows.Count > 0
                   select new FactSection(section.Title, rows)];
    }

    public string Show(CaseFact fact, FactDefinition definition, CaseView view, bool personal)
    {
        if (definition.Type == FactType.Establishment && view.Establishment is { } establishment) return texts[establishment.Name];
        if (definition.Type == FactType.Date && fact.Date is { } date) return dates.Gregorian(date);
        var text = texts[shown.Show(definition, fact.Value)];
        return definition.Personal && !personal ? Masked(text) : text;
    }

    /// <summary>The last four characters, as one would read them out to make sure.</summary>
    public static string Masked(string text) => text.Length <= 4 ? "••••" : "••••••" + text[^4..];

    private FactRow Row(CaseFact fact, FactDefinition definition, CaseView view, CaseBackground? background, bool personal) => new(
        definition, Show(fact, definition, view, personal), fact, By(fact, background),
        background is null ? [] : [.. background.Facts.Where(former => former.Code == fact.Code && former.Subject == fact.Subject).Reverse()
            .Select(former => new FormerFact(Show(former, definition, view, personal), former, By(former, background)))]);

    private static LocalizedText? By(CaseFact fact, CaseBackground? background) =>
        fact.ByAccountId is { } by && background is not null ? background.People.GetValueOrDefault(by) : null;
}
