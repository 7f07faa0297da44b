using Baladi.Core.Documents;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>A version of a requirement document for paper: what its page says, in both languages.</summary>
public sealed class RequirementPapers(FormulaTexts formulas, Texts texts)
{
    /// <param name="address">Of the page of the document.</param>
    public RequirementPaper Of(DocumentPage page, Uri address)
    {
        var (document, version) = (page.Document, page.Version);
        return new()
        {
            Title = document.Title, Summary = document.Summary, Address = address, PublishedAt = version.PublishedAt, Foot = Said("requirements.paper.foot"),
            Marker = page.Illustrative > 0 ? Said("requirements.paper.illustrative") : null,
            Watermark = page.IsCurrent ? null : Said(version.State == PublicationState.Withdrawn ? "requirements.state.withdrawn" : page.IsAhead ? "requirements.state.ahead" : "requirements.state.past"),
            Fields = [.. Fields(page)],
            Parts = [.. page.Headings.Select(heading => (Said($"clause.heading.{heading.Key}"), (IReadOnlyList<PaperClause>)[.. heading.Select(clause => Clause(document, clause))]))],
        };
    }

    private IEnumerable<LicenseField> Fields(DocumentPage page)
    {
        yield return new(Said("requirements.history.version"), $"{page.Version.Number}");
        yield return new(Said("requirements.inForce"), Day(page.Version.From));
        if (page.Version.To is { } to) yield return new(Said("requirements.until"), Day(to.AddDays(-1)));
        List<LocalizedText> whom = [.. page.Services.Select(service => service.Content.Service.Name), .. page.Sectors.Select(sector => In(language => texts.In(language, "requirements.whole", sector.Name.In(language)))), .. page.Activities.Select(activity => activity.Name)];
        yield return new(Said("requirements.whom"), Joined(whom));
        yield return new(Said("requirements.where"), page.Authorities.Count == 0 ? Said("requirements.everywhere") : Joined([.. page.Authorities.Select(authority => authority.Name)]));
    }

    private PaperClause Clause(RequirementDocument document, Clause clause)
    {
        var terms = new List<LicenseField>();
        if (clause.Measure is { } measure) terms.Add(new(Said("requirements.limit"), formulas.Say(measure)));
        if (clause.When is { } when) terms.Add(new(Said("requirements.when"), formulas.Say(when)));
        if (clause.Evidence is { } evidence)
            terms.Add(new(Said(evidence.Required ? "requirements.evidence" : "requirements.evidence.optional"), In(language =>
                $"{texts.In(language, "requirements.evidence.form", string.Join(texts.In(language, "ui.comma"), evidence.Formats.Select(format => format.ToUpperInvariant())), evidence.MaxMegabytes)} {evidence.Hint?.In(language)}".TrimEnd())));
        if (clause.From is { } from) terms.Add(new(Said("requirements.clause.from"), Day(from)));
        if (clause.Until is { } until) terms.Add(new(Said("requirements.until"), Day(until.AddDays(-1))));
        if (clause.WaivableBy is not null) terms.Add(new(Said("requirements.waivable"), Said("requirements.waivable.text")));
        terms.Add(new(Said("publishing.part.source"), clause.Source.Illustrative ? Said("ui.illustrative") : clause.Source.Article is { } article ? In(language => $"{clause.Source.Name.In(language)}{texts.In(language, "ui.comma")}{article.In(language)}") : clause.Source.Name));
        return new(document.CodeOf(clause), clause.Title, clause.Text, terms);
    }

    private static BilingualValue Day(DateOnly day) => DocumentDates.Gregorian(day) + (DocumentDates.Hijri(day) is { } hijri ? $"  ({hijri})" : "");

    private LocalizedText Joined(IReadOnlyList<LocalizedText> names) => In(language => string.Join(texts.In(language, "ui.comma"), names.Select(name => name.In(language))));

    private LocalizedText Said(string key) => In(language => texts.In(language, key));

    private static LocalizedText In(Func<string, string> say) => new(say(Languages.Arabic), say(Languages.English));
}
