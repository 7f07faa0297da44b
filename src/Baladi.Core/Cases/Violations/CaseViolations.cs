using Baladi.Core.Fees;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases.Violations;

/// <summary>A violation of a case: on record, or as it would be put there.</summary>
/// <param name="Record">Null while nobody has established it.</param>
/// <param name="IsRemedied">Whether it was put right: no clause of its kind fails any more.</param>
public sealed record FoundViolation(FeeLine Line, IReadOnlyList<string> Clauses, int Times, Violation? Record, bool IsRemedied)
{
    /// <summary>Whether it comes to a fine as it stands: not where it was put right in time, the first time, and that is enough.</summary>
    public bool IsFined => !IsRemedied || Times > 1 || !Line.Violation!.RemedyFirst;
}

/// <summary>The violations of a case under the schedules it is pinned to.</summary>
public sealed class CaseViolations
{
    /// <param name="violated">How often each was established within a year before, by its code.</param>
    public CaseViolations(PublishedCatalog catalog, IEnumerable<long> schedules, IReadOnlyList<Violation> recorded, IEnumerable<CaseVerdict> verdicts, IReadOnlyDictionary<string, int> violated)
    {
        var pinned = schedules.Select(id => catalog.Version<FeeSchedule>(id).Content).Where(AreIn).ToList();
        ArePublished = pinned.Count > 0;
        if (!ArePublished) return;
        var failed = pinned.SelectMany(schedule => schedule.Violations(verdicts.Where(verdict => verdict.Verdict == Verdict.Fail).Select(verdict => verdict.ClauseCode))).ToList();
        Found =
        [
            .. from record in recorded
               where record.State != ViolationState.Lifted
               let line = pinned.SelectMany(schedule => schedule.Lines).FirstOrDefault(line => line.Code == record.Code)
               where line is not null
               select new FoundViolation(line, record.ClauseCodes, record.Times, record, record.State == ViolationState.Remedied || failed.TrueForAll(found => found.Line.Code != record.Code)),
            // What is first seen when it is looked at again, nobody had time to remedy: it is for the next look.
            .. from found in failed
               where recorded.Count == 0
               select new FoundViolation(found.Line, found.Clauses, 1 + violated.GetValueOrDefault(found.Line.Code), null, IsRemedied: false),
        ];
    }

    /// <summary>Whether its schedules know violations at all: those of most cases do not.</summary>
    public bool ArePublished { get; }

    public IReadOnlyList<FoundViolation> Found { get; } = [];

    internal static bool AreIn(FeeSchedule schedule) => schedule.Lines.Any(line => line.Violation is not null);

    internal static bool AreIn(PublishedCatalog catalog, IEnumerable<CasePin> pins) =>
        pins.Any(pin => pin.Kind == FeeSchedule.Kind && AreIn(catalog.Version<FeeSchedule>(pin.PublicationVersionId).Content));

    /// <summary>Lets the book read which are established and fined, and for which time.</summary>
    internal void Tell(FactBook book)
    {
        if (!ArePublished) return;
        book.Violated(Found.Where(found => found.IsFined).ToDictionary(found => found.Line.Code, found => found.Times), Found.Count(found => found.Record is not null));
    }
}
