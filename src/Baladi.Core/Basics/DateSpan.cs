namespace Baladi.Core.Basics;

/// <summary>Civil days from one until another, half-open; without an end where <paramref name="To"/> is null.</summary>
public readonly record struct DateSpan(DateOnly From, DateOnly? To)
{
    /// <summary>Not a single day lies in it.</summary>
    public bool IsEmpty => To <= From;

    /// <summary>The last day that belongs to it, as people say it.</summary>
    public DateOnly? LastDay => To?.AddDays(-1);

    public bool Contains(DateOnly day) => From <= day && (To is not { } end || day < end);

    /// <summary>Every day of the other one lies in it.</summary>
    public bool Covers(DateSpan other) => other.IsEmpty || (From <= other.From && (To is not { } end || other.To <= end));

    /// <summary>They have a day in common.</summary>
    public bool Overlaps(DateSpan other) => !IsEmpty && !other.IsEmpty && (To is not { } end || other.From < end) && (other.To is not { } theirs || From < theirs);
}
