using Xunit;

namespace Baladi.TestKit;

/// <summary>What to do about a program that a test needs and this machine lacks.</summary>
public static class Missing
{
    /// <summary>In CI nothing may be missing: a skipped test there would be a test that nobody ever runs.</summary>
    public static bool IsFailure { get; } = Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>Skips the running test with the reason, or fails it in CI. Nothing happens without a reason.</summary>
    public static void SkipOrFail(string? reason)
    {
        if (reason is not null && IsFailure) throw new InvalidOperationException(reason);
        Skip.If(reason is not null, reason);
    }
}
