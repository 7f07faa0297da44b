using Baladi.Core.Basics;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Basics;

/// <summary>What holds of all spans of days, empty and endless ones included.</summary>
public class DateSpanProperties
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 40].Select(First.AddDays);
    private static readonly Gen<DateSpan> Span = Gen.Select(Day, Gen.Int[-5, 30], Gen.Bool, (from, days, open) => new DateSpan(from, open ? null : from.AddDays(days)));
    // Beyond every end that is drawn: what holds on all of them holds of endless spans.
    private static readonly DateOnly[] Days = [.. Enumerable.Range(-10, 100).Select(First.AddDays)];

    [Fact]
    public void Overlaps_AnyTwo_MeansADayInCommon() => Gen.Select(Span, Span).Sample((a, b) =>
        a.Overlaps(b) == Days.Any(day => a.Contains(day) && b.Contains(day)) && a.Overlaps(b) == b.Overlaps(a));

    [Fact]
    public void Covers_AnyTwo_MeansEveryDayOfTheOther() => Gen.Select(Span, Span).Sample((a, b) =>
        a.Covers(b) == Days.Where(b.Contains).All(a.Contains));

    [Fact]
    public void IsEmpty_Any_MeansNoDayAtAll() => Span.Sample(span => span.IsEmpty == !Days.Any(span.Contains));

    [Fact]
    public void LastDay_OfWhatEnds_IsItsLast() => Span.Where(span => span is { IsEmpty: false, To: not null }).Sample(span =>
        span.Contains(span.LastDay!.Value) && !span.Contains(span.To!.Value));
}
