using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;
using Baladi.Web.Areas.Administration.Drafts;

namespace Baladi.Web.Areas.Administration.Documents;

public sealed record DocumentForm
{
    public string? TitleAr { get; init; }
    public string? TitleEn { get; init; }
    public string? SummaryAr { get; init; }
    public string? SummaryEn { get; init; }
    public List<string> Services { get; init; } = [];
    public List<string> Groups { get; init; } = [];
    public List<string> Activities { get; init; } = [];
    public List<string> Authorities { get; init; } = [];
    public long Version { get; init; }

    public static DocumentForm Of(RequirementDraftPage page) => new()
    {
        TitleAr = page.Document.Title.Ar, TitleEn = page.Document.Title.En, SummaryAr = page.Document.Summary.Ar, SummaryEn = page.Document.Summary.En,
        Services = [.. page.Document.Scope.Services], Groups = [.. page.Document.Scope.Groups], Activities = [.. page.Document.Scope.Activities], Authorities = [.. page.Document.Scope.Authorities],
        Version = page.Draft.Version,
    };
}

public sealed record DocumentFormPage(RequirementDraftPage Draft, DocumentForm Form, IReadOnlyList<Choice> Services, IReadOnlyList<Choice> Groups, IReadOnlyList<Choice> Activities, IReadOnlyList<Choice> Authorities);

/// <summary>What an author chooses the scope from.</summary>
public sealed class DocumentFields(PublishedCatalog catalog, Geography geography, Texts texts)
{
    public DocumentFormPage Of(RequirementDraftPage draft, DocumentForm form)
    {
        var lists = catalog.AllInForce<ActivityList>().Select(list => list.Content).ToList();
        var groups = lists.SelectMany(list => list.Groups).ToList();
        return new(draft, form,
            [.. catalog.AllInForce<Procedure>().OrderBy(service => service.Content.Service.Order).Select(service => new Choice(service.Content.Code, texts[service.Content.Service.Name]))],
            [.. groups.Select(group => new Choice(group.Code, texts[group.Name]))],
            [.. lists.SelectMany(list => list.Items).OrderBy(activity => groups.FindIndex(group => group.Code == activity.Group)).Select(activity => new Choice(activity.Code, texts[activity.Name]) { Group = texts[groups.First(group => group.Code == activity.Group).Name] })],
            [.. geography.Authorities.Where(authority => authority.Kind == AuthorityKind.Amanah).OrderBy(authority => texts[authority.Name], StringComparer.CurrentCulture).Select(authority => new Choice(authority.Code, texts[authority.Name]))]);
    }
}
