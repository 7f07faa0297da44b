using Baladi.Core.Fees;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases.Waivers;

/// <summary>A waiver that was asked for, and how it stands.</summary>
/// <param name="Last">The latest decision; null where nobody has decided.</param>
public sealed record AskedWaiver(FeeWaiver Waiver, WaiverStand Stand, WaiverDecision? Last)
{
    public bool IsDecided => Stand is WaiverStand.Granted or WaiverStand.Refused;
}

/// <summary>The waivers of a case under the schedule it is pinned to.</summary>
public sealed class CaseWaivers(PublishedCatalog catalog, IEnumerable<long> schedules, IReadOnlyList<WaiverDecision> decisions)
{
    private readonly IReadOnlyList<FeeSchedule> pinned = [.. schedules.Select(id => catalog.Version<FeeSchedule>(id).Content)];

    /// <summary>Whether any could be asked for: of most cases there is nothing to look up.</summary>
    internal static bool AreJudged(PublishedCatalog catalog, IEnumerable<CasePin> pins) =>
        pins.Any(pin => pin.Kind == FeeSchedule.Kind && catalog.Version<FeeSchedule>(pin.PublicationVersionId).Content.Waivers.Any(waiver => waiver.IsJudged));

    public IReadOnlyList<AskedWaiver> Asked(Func<string, Value> valueOf) =>
        [.. pinned.SelectMany(schedule => schedule.Asked(valueOf)).Select(waiver => new AskedWaiver(waiver, StandOf(waiver), decisions.LastOrDefault(decision => decision.WaiverCode == waiver.Code)))];

    public WaiverStand? StandOf(string code) => pinned.SelectMany(schedule => schedule.Waivers).FirstOrDefault(waiver => waiver.Code == code) is { } waiver ? StandOf(waiver) : null;

    /// <summary>The latest decision stands; where it takes two persons, once the latest of somebody else says the same.</summary>
    private WaiverStand StandOf(FeeWaiver waiver)
    {
        var taken = decisions.Where(decision => decision.WaiverCode == waiver.Code).ToList();
        if (taken.Count == 0) return WaiverStand.Asked;
        var last = taken[^1];
        var other = taken.LastOrDefault(decision => decision.DecidedByAccountId != last.DecidedByAccountId);
        if (waiver.Proof is { Persons: 2 } && other?.Granted != last.Granted) return WaiverStand.Proposed;
        return last.Granted ? WaiverStand.Granted : WaiverStand.Refused;
    }
}
