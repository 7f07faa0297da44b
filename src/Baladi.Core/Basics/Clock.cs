namespace Baladi.Core.Basics;

/// <summary>
/// The time every part of the system reads. On a demo system it can be moved forward for everybody (<see cref="Advance"/>),
/// and seeding lives through the past with <see cref="At"/>.
/// </summary>
public sealed class Clock(TimeProvider inner) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> fixedAt = new();
    private long offsetTicks;

    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref offsetTicks));

    public override DateTimeOffset GetUtcNow() => fixedAt.Value ?? inner.GetUtcNow() + Offset;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Sets how far this system's time runs ahead of the machine's.</summary>
    public void Advance(TimeSpan offset) => Volatile.Write(ref offsetTicks, offset.Ticks);

    /// <summary>Until disposed, this flow of calls sees the given instant.</summary>
    public IDisposable At(DateTimeOffset instant)
    {
        var before = fixedAt.Value;
        fixedAt.Value = instant;
        return new Restore(() => fixedAt.Value = before);
    }

    private sealed class Restore(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
