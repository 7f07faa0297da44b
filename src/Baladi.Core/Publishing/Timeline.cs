using Baladi.Core.Basics;

namespace Baladi.Core.Publishing;

/// <summary>
/// The versions of one content in time. From the first day on there is one on every day, and only one: each ends where the next begins,
/// and takes over again where the next is withdrawn.
/// </summary>
public sealed class Timeline(IEnumerable<PublicationVersion> versions)
{
    private readonly List<PublicationVersion> published = [.. versions.Where(version => version.State == PublicationState.Published).OrderBy(version => version.EffectiveFrom).ThenBy(version => version.Number)];

    /// <summary>The last one, which has no end.</summary>
    public PublicationVersion? Latest => published.LastOrDefault();

    public int NextNumber { get; } = versions.Select(version => version.Number).DefaultIfEmpty(0).Max() + 1;

    /// <summary>The first day on which another could take over: tomorrow, and after the last one has begun.</summary>
    public DateOnly Earliest(DateOnly today) => Latest is { } last && last.EffectiveFrom > today ? last.EffectiveFrom.AddDays(1) : today.AddDays(1);

    /// <summary>Null where a version may take over on the day; otherwise publish-date-missing, publish-date-past, publish-date-waiting.</summary>
    public Problem? Obstacle(DateOnly? from, DateOnly today) =>
        from is null ? new("publish-date-missing", "from")
        : from <= today ? new("publish-date-past", "from", today.AddDays(1))
        : from < Earliest(today) ? new("publish-date-waiting", "from", Latest!.EffectiveFrom)
        : null;

    /// <summary>The version takes over on its day.</summary>
    public void Add(PublicationVersion next)
    {
        Latest?.EndBefore(next.EffectiveFrom);
        published.Add(next);
    }

    /// <summary>Null where it may be withdrawn: a version that nobody has been bound by yet.</summary>
    public static Problem? ObstacleToWithdraw(PublicationVersion version, DateOnly today) =>
        version.State != PublicationState.Published ? new("publish-withdrawn-already") : version.EffectiveFrom <= today ? new("publish-in-force", "", version.EffectiveFrom) : null;

    /// <summary>The one before it stays in force until the one after it.</summary>
    public void Withdraw(PublicationVersion version, string why, long by, DateTimeOffset now)
    {
        var at = published.IndexOf(version);
        if (at > 0) published[at - 1].EndBefore(at + 1 < published.Count ? published[at + 1].EffectiveFrom : null);
        published.RemoveAt(at);
        version.Withdraw(why, by, now);
    }
}
