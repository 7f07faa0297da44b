using Baladi.Core.Basics;
using Baladi.Core.People.Mandates;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.People;

public class MandateTests
{
    private static readonly DateOnly Zero = new(2026, 4, 5);

    private static readonly Gen<(Mandate Mandate, DateOnly Day)> Any =
        from first in Gen.Int[-400, 400]
        from days in Gen.Int[0, 400]
        from ends in Gen.Bool
        from answer in Gen.Int[0, 2]
        from ended in Gen.Bool
        from day in Gen.Int[-900, 900]
        select (Made(Zero.AddDays(first), ends ? Zero.AddDays(first + days) : null, answer, ended), Zero.AddDays(day));

    [Fact]
    public void Mandate_AnyDay_IsInOneStateAtMost() => Any.Sample(made =>
        new[] { made.Mandate.IsPendingOn(made.Day), made.Mandate.IsInForceOn(made.Day), made.Mandate.IsAheadOn(made.Day) }.Count(state => state) <= 1);

    [Fact]
    public void Mandate_InForce_IsAcceptedNotEndedAndWithinItsDays() => Any.Sample(made =>
        made.Mandate.IsInForceOn(made.Day) == (made.Mandate.AcceptedAt is not null && made.Mandate.EndedAt is null && made.Mandate.From <= made.Day && (made.Mandate.To is null || made.Day < made.Mandate.To)));

    [Fact]
    public void Mandate_Ended_IsNeverInForceAgain() => Any.Sample(made => made.Mandate.EndedAt is null || !made.Mandate.IsInForceOn(made.Day) && !made.Mandate.IsPendingOn(made.Day));

    [Fact]
    public void Services_AnySet_AreKeptAndCoverThemselvesOnly() => Gen.OneOf("event-permit", "food-license", "retail-license", "commercial-license").HashSet[0, 3].Sample(codes =>
    {
        var mandate = new Mandate(MandateKind.Delegation, 1, null, 2, null, codes, Zero, null, false, DateTimeOffset.UnixEpoch);
        var active = new ActiveMandate(1, MandateKind.Delegation, null, null, 1, new("أ", "A"), mandate.ServiceCodes, false, null, null, 1);

        return codes.SetEquals(mandate.ServiceCodes) && codes.All(active.Covers) && active.Covers("other") == (codes.Count == 0);
    });

    private static Mandate Made(DateOnly from, DateOnly? to, int answer, bool ended)
    {
        var mandate = new Mandate(MandateKind.Delegation, 1, null, 2, null, [], from, to, signOff: false, DateTimeOffset.UnixEpoch);
        if (answer == 1) mandate.Accept(2, DateTimeOffset.UnixEpoch);
        if (answer == 2) mandate.Decline(DateTimeOffset.UnixEpoch);
        if (ended && answer != 2) mandate.End(1, RiyadhTime.StartOf(from));
        return mandate;
    }
}
