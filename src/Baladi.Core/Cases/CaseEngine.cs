using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases;

/// <summary>Moves cases through their pinned procedure: on an event, the first rule whose condition holds runs its effects.</summary>
public sealed class CaseEngine(IEnumerable<IEffectHandler> handlers, CaseBooks books, CaseClock clock)
{
    public const string Submitted = "submitted";
    public const string Paid = "paid";
    public const string Withdrawn = "withdrawn";
    public const string Lapsed = "lapsed";

    // A procedure whose events chase each other would never come to rest; none published so far chains more than two.
    private const int MaxChain = 8;

    /// <exception cref="InvalidOperationException">No rule says what follows; publishing would have refused such a procedure.</exception>
    public async Task RaiseAsync(CaseFile file, string occurred, Actor actor, CancellationToken cancel)
    {
        for (var (next, chain) = ((string?)occurred, 0); next is not null; chain++)
        {
            if (chain == MaxChain) throw new InvalidOperationException($"{file.Procedure.Content.Code}: '{occurred}' never comes to rest.");
            next = await RunAsync(file, next, actor, cancel);
        }
        clock.Follow(file);
    }

    private async Task<string?> RunAsync(CaseFile file, string occurred, Actor actor, CancellationToken cancel)
    {
        var book = books.Of(file);
        var rule = file.Procedure.Content.Rules.FirstOrDefault(rule => rule.On == occurred && (rule.When is null || rule.When.Evaluate(book.Of).IsTrue))
            ?? throw new InvalidOperationException($"{file.Procedure.Content.Code}: no rule follows '{occurred}'.");
        string? raised = null;
        foreach (var effect in rule.Do)
            raised = await handlers.Single(handler => handler.Handles == effect.GetType()).CarryOutAsync(effect, file, actor, cancel) ?? raised;
        return raised;
    }
}
