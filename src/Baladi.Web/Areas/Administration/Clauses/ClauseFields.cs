using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.TagHelpers;
using Baladi.Web.Areas.Administration.Drafts;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>The page on which a clause is written, with everything its author chooses from.</summary>
public sealed record ClausePage
{
    public required RequirementDraftPage Draft { get; init; }
    /// <summary>Null for a new one.</summary>
    public required Clause? Clause { get; init; }
    public required ClauseForm Form { get; init; }
    public required IReadOnlyList<Choice> Facts { get; init; }
    /// <summary>Those a limit can be reckoned from.</summary>
    public required IReadOnlyList<Choice> Numbers { get; init; }
    public required IReadOnlyList<Choice> Units { get; init; }
}

/// <summary>Everything an author of a clause chooses from.</summary>
public sealed class ClauseFields(PublishedCatalog catalog, FactChoices choices)
{
    public ClausePage Of(RequirementDraftPage draft, Clause? clause, ClauseForm form)
    {
        var names = new FactNames(catalog);
        // What the document speaks of already is what its next clause is most likely about.
        var facts = choices.Of(draft.Document.Clauses.SelectMany(one => new[] { one.When, one.Measure?.Value, one.Measure?.Limit }).OfType<Formula>());
        return new()
        {
            Draft = draft,
            Clause = clause,
            Form = form,
            Facts = facts,
            Numbers = [.. facts.Where(choice => names.TypeOf(choice.Value)?.Kind == ValueKind.Number)],
            Units = choices.Units,
        };
    }
}
