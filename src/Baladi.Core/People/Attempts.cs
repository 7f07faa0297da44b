using System.Collections.Concurrent;

namespace Baladi.Core.People;

/// <summary>
/// Tries at what has no row to count them on: IDs without an account, codes of registrations not completed. They are counted as
/// Identity counts those of an account, by the same clock, so that nobody can tell the two apart. In the memory of each node.
/// </summary>
public sealed class Attempts(TimeProvider time)
{
    public const int Most = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);
    private const int Capacity = 100_000;
    private readonly ConcurrentDictionary<string, Counted> counts = new(StringComparer.Ordinal);

    /// <summary>IDs of others that somebody signed in tries: whoever hits upon one learns whose it is.</summary>
    internal static string AtIdsOf(Actor actor) => $"ids:{actor.AccountId}";

    public bool IsLocked(string key) => counts.TryGetValue(key, out var counted) && time.GetUtcNow() < counted.LockedUntil;

    /// <returns>Whether this one was the last allowed; there are more after the lockout.</returns>
    public bool Count(string key)
    {
        var now = time.GetUtcNow();
        if (counts.Count >= Capacity) Forget(now);
        var counted = counts.AddOrUpdate(key, _ => new Counted(1, default, now), (_, before) =>
            before.Tries + 1 < Most ? before with { Tries = before.Tries + 1, At = now } : new Counted(0, now + Lockout, now));
        return counted.LockedUntil > now;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, counted) in counts)
            if (now - counted.At > Lockout) counts.TryRemove(key, out _);
        // Still full: somebody is flooding it, and the oldest half is worth least.
        if (counts.Count < Capacity) return;
        foreach (var (key, _) in counts.OrderBy(entry => entry.Value.At).Take(Capacity / 2)) counts.TryRemove(key, out _);
    }

    private sealed record Counted(int Tries, DateTimeOffset LockedUntil, DateTimeOffset At);
}
