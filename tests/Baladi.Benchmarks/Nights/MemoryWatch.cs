namespace Baladi.Benchmarks.Nights;

/// <summary>The most that lives on the managed heap while it is not disposed, beyond what lived there before.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly long before = Living();
    private readonly Timer timer;
    private long peak;

    public MemoryWatch() => timer = new Timer(_ => Look(), null, Interval, Interval);

    public double PeakMebibytes => Math.Max(1, Interlocked.Read(ref peak) / 1024.0 / 1024.0);

    public void Dispose() => timer.Dispose();

    // What survived the last collection: garbage that nobody has swept yet is not held.
    private void Look()
    {
        var now = GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes - before;
        for (var seen = Interlocked.Read(ref peak); now > seen; seen = Interlocked.Read(ref peak))
            if (Interlocked.CompareExchange(ref peak, now, seen) == seen) break;
    }

    private static long Living()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;
    }
}
