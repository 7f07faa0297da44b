using System.Text.Json.Nodes;
using Baladi.Core.Language;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Routing;

namespace Baladi.Web.Areas.Administration.Drafts;

/// <summary>A draft with what stands in its way and what it changes.</summary>
public abstract record DraftPage
{
    public required DraftView View { get; init; }
    public required IReadOnlyList<PublicationProblem> Problems { get; init; }
    public required IReadOnlyList<ItemChange> Changes { get; init; }
    /// <summary>The first day it could be in force.</summary>
    public required DateOnly Earliest { get; init; }

    /// <summary>What its readers call it.</summary>
    public abstract LocalizedText Title { get; }
    /// <summary>The partial page on which its items are written.</summary>
    public abstract string Editor { get; }
    /// <summary>The item a place of the content lies in; null where it lies in none.</summary>
    public abstract LocalizedText? NameOf(string place);
    /// <summary>Where a place of the content is written; null where no page writes it.</summary>
    public abstract (string Route, object Values)? WhereToWrite(string place);

    public PublicationDraft Draft => View.Draft;
    public IEnumerable<PublicationProblem> Obstacles => Problems.Where(problem => !problem.IsRemark);
    public IEnumerable<PublicationProblem> Remarks => Problems.Where(problem => problem.IsRemark);
    public bool IsOwn(PublicationProblem problem) => (problem.Kind, problem.Code) == (Draft.Kind, Draft.Code);
    public bool HasProblem(string item) => Obstacles.Any(problem => IsOwn(problem) && (problem.Problem.Field == item || problem.Problem.Field.StartsWith(item + "/", StringComparison.Ordinal)));
}

/// <summary>A requirement document being written.</summary>
public sealed record RequirementDraftPage : DraftPage
{
    public required RequirementDocument Document { get; init; }
    public required RequirementDocument? Before { get; init; }

    public override LocalizedText Title => Document.Title;
    public override string Editor => "_Clauses";
    public IEnumerable<IGrouping<string, Clause>> Headings => Document.Clauses.OrderBy(clause => Clause.Headings.ToList().IndexOf(clause.Heading)).GroupBy(clause => clause.Heading);

    public override LocalizedText? NameOf(string place) => place.Split('/') is ["clauses", var code, ..]
        ? (Document.Clauses.FirstOrDefault(clause => clause.Code == code) ?? Before?.Clauses.FirstOrDefault(clause => clause.Code == code))?.Title : null;

    public override (string Route, object Values)? WhereToWrite(string place) => place.Split('/') switch
    {
        ["clauses", var clause, "examples", ..] => (Routes.RequirementExamples, new { draft = Draft.Reference, clause }),
        ["clauses", var clause, ..] => (Routes.RequirementClause, new { draft = Draft.Reference, clause }),
        ["scope", ..] or ["title"] or ["summary"] => (Routes.RequirementTerms, new { draft = Draft.Reference }),
        _ => null,
    };
}

/// <summary>A published list being written.</summary>
public sealed record ListDraftPage : DraftPage
{
    public required ContentShape Shape { get; init; }
    public required LocalizedText Name { get; init; }
    public required JsonObject Content { get; init; }
    public required JsonObject? Before { get; init; }

    public override LocalizedText Title => Name;
    public override string Editor => "_Lists";

    public override LocalizedText? NameOf(string place) => ItemNames.At(place, Shape, Content, Before);

    public override (string Route, object Values)? WhereToWrite(string place) => place.Split('/') switch
    {
        [var list, var item, ..] when Shape.List(list) is { } shape && ItemNames.Find(Content, shape, item) is not null => (Routes.PublicationItem, new { draft = Draft.Reference, list, item }),
        [var own, ..] when Shape.Own.Any(field => field.Path == own) => (Routes.PublicationTerms, new { draft = Draft.Reference }),
        _ => null,
    };
}
