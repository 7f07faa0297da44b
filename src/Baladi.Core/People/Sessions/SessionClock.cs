namespace Baladi.Core.People.Sessions;

/// <summary>The time sessions, proofs and codes live by: the machine's. Moving a demo clock by a week signs nobody out.</summary>
public sealed class SessionClock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();
}
