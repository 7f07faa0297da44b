using System.Collections.Concurrent;
using Baladi.Core.Notifications;

namespace Baladi.TestKit.Portals;

/// <summary>Both gateways of messages: remembers what it took, refuses while a test wants it to.</summary>
public sealed class Carriers : ISmsGateway, IEmailGateway
{
    private readonly ConcurrentQueue<(string To, string Text)> taken = new();

    public IReadOnlyCollection<(string To, string Text)> Taken => taken;

    /// <summary>Called before a message is taken: throw to refuse it, wait to be slow.</summary>
    public Func<string, CancellationToken, Task>? Before { get; set; }

    public Task SendAsync(string mobile, string text, CancellationToken cancel) => TakeAsync(mobile, text, cancel);

    public Task SendAsync(string address, string subject, string body, CancellationToken cancel) => TakeAsync(address, body, cancel);

    private async Task TakeAsync(string to, string text, CancellationToken cancel)
    {
        if (Before is { } before) await before(to, cancel);
        taken.Enqueue((to, text));
    }
}
