namespace Baladi.Core.Payments.Development;

/// <summary>Has the development gateway tell what it was to tell later, signed, as a real one calls back.</summary>
public sealed class TellLateAnswers(DevelopmentGateway gateway, DevelopmentBook book, CompletePaymentHandler complete, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var untold in book.Untold.Where(untold => untold.Due <= now).OrderBy(untold => untold.Due))
        {
            var (payload, signature) = gateway.Answer(untold.Answer);
            await complete.HandleAsync(new(payload, signature), cancel);
            book.Told(untold);
        }
    }
}
