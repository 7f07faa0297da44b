using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Web.Pages.Services;

/// <summary>Everything a reader wants to know of a service before beginning.</summary>
public sealed record ServicePage
{
    public required Published<Procedure> Published { get; init; }
    public required string Duration { get; init; }
    public required Published<FeeSchedule>? Fees { get; init; }
    /// <summary>Asked of everybody, in certain cases, and as one likes.</summary>
    public required IReadOnlyList<DocumentGroup> Documents { get; init; }
    /// <summary>What single activities ask for besides, by requirement document.</summary>
    public required IReadOnlyList<(RequirementDocument Requirement, IReadOnlyList<Clause> Clauses)> ByActivity { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }

    public ServiceCard Card => Published.Content.Service;
    public DateOnly Updated => RiyadhTime.DateOf(Published.PublishedAt) is var published && published > Published.EffectiveFrom ? published : Published.EffectiveFrom;

    public static ServicePage Read(Published<Procedure> published, ServiceCards services, RequirementEvaluator requirements, DateOnly today)
    {
        var code = published.Content.Code;
        var general = published.Content.Concerns is null ? requirements.Applicable(code, null, null, today) : requirements.ApplicableTo(code, null, null, null, today);
        var activities = services.ActivitiesOf(published.Content).ToList();
        var special = (published.Content.Concerns is null ? requirements.ApplicableToAny(code, activities, today) : []).ExceptBy(general.Select(document => document.VersionId), document => document.VersionId);
        var evidence = general.SelectMany(document => EvidenceOf(document.Content)).ToList();
        return new()
        {
            Published = published,
            Duration = services.Duration(published.Content),
            Fees = services.FeesOf(published.Content),
            Documents = [.. new[]
            {
                new DocumentGroup("always", [.. evidence.Where(clause => clause is { Evidence.Required: true, When: null })]),
                new DocumentGroup("cases", [.. evidence.Where(clause => clause is { Evidence.Required: true, When: not null })]),
                new DocumentGroup("optional", [.. evidence.Where(clause => clause is { Evidence.Required: false })]),
            }.Where(group => group.Clauses.Count > 0)],
            ByActivity = [.. special.Select(document => (document.Content, EvidenceOf(document.Content))).Where(pair => pair.Item2.Count > 0)],
            Activities = activities,
        };
    }

    private static IReadOnlyList<Clause> EvidenceOf(RequirementDocument document) => [.. document.Clauses.Where(clause => clause.Kind == ClauseKind.Evidence)];
}

/// <param name="Code">The text <c>services.documents.{Code}</c>.</param>
public sealed record DocumentGroup(string Code, IReadOnlyList<Clause> Clauses);
