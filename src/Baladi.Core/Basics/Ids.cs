using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>
/// Keys of rows: 41 bits of milliseconds since 2024, 10 bits of a node picked at start, 12 bits of a counter.
/// Known before a row is written, so one save can write a whole case and its audit entry; ordered by time.
/// </summary>
public static class Ids
{
    private const long Epoch = 1_704_067_200_000; // 2024-01-01T00:00:00Z
    private static readonly long Node = RandomNumberGenerator.GetInt32(1024);
    private static long last;

    // Deliberately the machine's clock: a demo clock that jumps back must never hand out a key twice.
    public static long Next()
    {
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var now = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 12;
            var next = Math.Max(now, seen + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return ((next >> 12) << 22) | (Node << 12) | (next & 0xFFF);
        }
    }

    /// <summary>When the key was made, by the clock of the machine that made it.</summary>
    public static DateTimeOffset MadeAt(long id) => DateTimeOffset.FromUnixTimeMilliseconds((id >> 22) + Epoch);

    /// <summary>The smallest key that could have been made at the instant: bounds a range of keys by time.</summary>
    public static long FirstAt(DateTimeOffset instant) => (instant.ToUnixTimeMilliseconds() - Epoch) << 22;
}
