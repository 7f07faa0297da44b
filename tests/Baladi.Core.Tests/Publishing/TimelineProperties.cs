using Baladi.Core.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Publishing;

/// <summary>Versions never gap or overlap, whatever is published and withdrawn, in whatever order, over the years.</summary>
public class TimelineProperties
{
    private static readonly DateOnly First = new(2026, 1, 1);

    /// <summary>One thing an admin tries: to publish so many days ahead, to withdraw one of the versions, or to wait.</summary>
    private sealed record Attempt(int What, int Days, int Which);

    private static readonly Gen<List<Attempt>> Attempts = Gen.Select(Gen.Int[0, 2], Gen.Int[-3, 20], Gen.Int[0, 20], (what, days, which) => new Attempt(what, days, which)).List[0, 40];

    [Fact]
    public void Versions_AfterAnyAttempts_AreOneOnEveryDay() => Attempts.Sample(attempts =>
    {
        var (versions, today) = Carried(attempts);

        // Whatever was withdrawn never took effect, so the very first day is that of the first one that stayed.
        var from = versions.Where(version => version.State == PublicationState.Published).Select(version => version.EffectiveFrom).DefaultIfEmpty(today.AddYears(5)).Min();
        return Enumerable.Range(0, 400).Select(First.AddDays).All(day => versions.Count(version => version.IsInForce(day)) == (day < from ? 0 : 1));
    }, iter: 5_000);

    [Fact]
    public void Versions_InForceOnADay_StayWhatTheyWereOnThatDay() => Attempts.Sample(attempts =>
    {
        var (versions, today) = (new List<PublicationVersion>(), First);
        var seen = new Dictionary<DateOnly, int?>();
        foreach (var attempt in attempts)
        {
            seen[today] = versions.Find(version => version.IsInForce(today))?.Number;
            today = Carry(attempt, versions, today);
        }

        return seen.All(day => versions.Find(version => version.IsInForce(day.Key))?.Number == day.Value);
    }, iter: 5_000);

    [Fact]
    public void Numbers_OfWhatIsPublished_AreNeverUsedAgain() => Attempts.Sample(attempts =>
    {
        var (versions, _) = Carried(attempts);

        return versions.Select(version => version.Number).SequenceEqual(Enumerable.Range(1, versions.Count));
    });

    [Fact]
    public void Obstacle_DayBeforeOneThatWaits_SaysWhichOne()
    {
        var waiting = Version(1, First.AddDays(30));

        var obstacle = new Timeline([waiting]).Obstacle(First.AddDays(20), First);

        Assert.Equal("publish-date-waiting", obstacle!.Code);
        Assert.Equal([First.AddDays(30)], obstacle.Args);
    }

    private static (List<PublicationVersion> Versions, DateOnly Today) Carried(List<Attempt> attempts)
    {
        var versions = new List<PublicationVersion>();
        return (versions, attempts.Aggregate(First, (today, attempt) => Carry(attempt, versions, today)));
    }

    private static DateOnly Carry(Attempt attempt, List<PublicationVersion> versions, DateOnly today)
    {
        var timeline = new Timeline(versions);
        switch (attempt.What)
        {
            case 0 when timeline.Obstacle(today.AddDays(attempt.Days), today) is null:
                var next = Version(timeline.NextNumber, today.AddDays(attempt.Days));
                timeline.Add(next);
                versions.Add(next);
                break;
            case 1 when versions.Count > 0 && versions[attempt.Which % versions.Count] is var version && Timeline.ObstacleToWithdraw(version, today) is null:
                timeline.Withdraw(version, "wrong", 1, DateTimeOffset.UnixEpoch);
                break;
            case 2: return today.AddDays(Math.Max(0, attempt.Days));
        }
        return today;
    }

    private static PublicationVersion Version(int number, DateOnly from) => PublicationVersion.Publish("test", "one", number, from, $$"""{"number":{{number}}}""", DateTimeOffset.UnixEpoch, by: 1);
}
