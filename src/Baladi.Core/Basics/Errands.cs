using System.Threading.Channels;

namespace Baladi.Core.Basics;

/// <summary>
/// What is done after an answer was given, so that neither its words nor its time tell what was found: messages to accounts that may
/// or may not exist. In the memory of the node; whoever gets no message asks again.
/// </summary>
public sealed class Errands
{
    // Beyond this somebody is flooding it: the errand is dropped, as if the message had got lost.
    private const int Capacity = 10_000;
    private readonly Channel<Func<IServiceProvider, CancellationToken, Task>> waiting = Channel.CreateBounded<Func<IServiceProvider, CancellationToken, Task>>(Capacity);
    private int open;

    /// <param name="run">Gets services of a scope of its own.</param>
    public void Leave(Func<IServiceProvider, CancellationToken, Task> run)
    {
        Interlocked.Increment(ref open);
        if (!waiting.Writer.TryWrite(run)) Interlocked.Decrement(ref open);
    }

    /// <summary>Hands out one errand after another to whoever does them, and counts each as done when the next is asked for.</summary>
    public async IAsyncEnumerable<Func<IServiceProvider, CancellationToken, Task>> TakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var errand in waiting.Reader.ReadAllAsync(cancel))
        {
            yield return errand;
            Interlocked.Decrement(ref open);
        }
    }

    /// <summary>Whether nothing is waiting or being done.</summary>
    public bool AreDone => Volatile.Read(ref open) == 0;
}
