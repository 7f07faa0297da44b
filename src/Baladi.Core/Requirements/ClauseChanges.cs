using System.Text.Json;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;

namespace Baladi.Core.Requirements;

/// <summary>A clause that came, went or changed between two versions of a document.</summary>
public sealed record ClauseChange(Clause Clause, ChangeKind Kind);

/// <summary>The clauses in which two versions of a document differ; worked examples, which bind nobody, do not count.</summary>
public static class ClauseChanges
{
    /// <param name="before">Null where there was none.</param>
    public static IReadOnlyList<ClauseChange> Between(RequirementDocument? before, RequirementDocument after)
    {
        var (old, now) = ((before?.Clauses ?? []).ToDictionary(clause => clause.Code), after.Clauses.ToDictionary(clause => clause.Code));
        return
        [
            .. after.Clauses.Where(clause => !old.ContainsKey(clause.Code)).Select(clause => new ClauseChange(clause, ChangeKind.Added)),
            .. after.Clauses.Where(clause => old.TryGetValue(clause.Code, out var was) && Says(was) != Says(clause)).Select(clause => new ClauseChange(clause, ChangeKind.Changed)),
            .. old.Values.Where(clause => !now.ContainsKey(clause.Code)).Select(clause => new ClauseChange(clause, ChangeKind.Removed)),
        ];
    }

    private static string Says(Clause clause) => JsonSerializer.Serialize(clause with { Examples = [] }, PublishedJson.Options);
}
