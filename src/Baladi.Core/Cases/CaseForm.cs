using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>
/// What a case is filled in with: the form of its service; and, where a license is judged anew, what stands on file from the form
/// of the license's own service, so that any of it can be read in its place, found wrong and corrected.
/// </summary>
public sealed class CaseForm(PublishedCatalog catalog)
{
    // For whom and where it is decides who answers; who they are is asked anew each time.
    private static readonly HashSet<string> Kept = [CommonFacts.Municipality, CommonFacts.Establishment];

    public IReadOnlyList<Section> Sections(Procedure procedure, CaseSubject? subject)
    {
        var own = procedure.Form.Sections;
        if (procedure.Concerns is not { JudgesAnew: true } || subject is null || catalog.InForce<Procedure>(subject.ServiceCode) is not { } origin) return own;
        var names = new FactNames(catalog);
        var asked = own.SelectMany(section => section.Pages).SelectMany(page => page.Facts).ToHashSet();
        return [.. own,
            .. from section in origin.Content.Form.Sections
               let pages = section.Pages.Where(page => page.Facts.All(fact => !asked.Contains(fact) && !Kept.Contains(fact) && names.Find(fact) is { Personal: false })).ToList()
               where pages.Count > 0
               select section with { Pages = pages }];
    }

    public IEnumerable<Page> Pages(Procedure procedure, CaseSubject? subject) => Sections(procedure, subject).SelectMany(section => section.Pages);

    public IEnumerable<Page> Pages(CaseFile file) => Pages(file.Procedure.Content, file.Subject);
}
