using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Answers given before there is an application: to the finder, and carried over from it. Nothing personal is among them.</summary>
public sealed class FormAnswers(PublishedCatalog catalog, FactInput input)
{
    /// <summary>The facts a service may be asked about beforehand.</summary>
    public IEnumerable<FactDefinition> Of(Procedure service)
    {
        var names = new FactNames(catalog);
        return service.Form.Pages.SelectMany(page => page.Facts).Distinct().Select(names.Find).OfType<FactDefinition>().Where(fact => !fact.Personal && fact.Type != FactType.Establishment);
    }

    /// <returns>The answers that can be read, as they are kept, and what is wrong with the others. What the service does not ask is left out.</returns>
    public (Dictionary<string, string> Kept, IReadOnlyList<Problem> Problems) Read(Procedure service, IReadOnlyDictionary<string, string?> typed)
    {
        var (kept, problems) = (new Dictionary<string, string>(), new List<Problem>());
        foreach (var fact in Of(service).Where(fact => typed.ContainsKey(fact.Code)))
        {
            var read = input.Read(fact, typed[fact.Code], Actor.Anonymous, service.ActivityGroups);
            if (read.Problem is { } problem) problems.Add(problem);
            else if (read.Kept is { } text) kept[fact.Code] = text;
        }
        return (kept, problems);
    }
}
