using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases;

/// <summary>Carries out one kind of effect. There is exactly one for each; a start without one fails.</summary>
public interface IEffectHandler
{
    Type Handles { get; }

    /// <returns>The name of an event this effect brought about at once, such as "paid" for a price of nothing; else null.</returns>
    Task<string?> CarryOutAsync(Effect effect, CaseFile file, Actor actor, CancellationToken cancel);
}

public abstract class EffectHandler<T> : IEffectHandler where T : Effect
{
    public Type Handles => typeof(T);

    public Task<string?> CarryOutAsync(Effect effect, CaseFile file, Actor actor, CancellationToken cancel) => CarryOutAsync((T)effect, file, actor, cancel);

    protected abstract Task<string?> CarryOutAsync(T effect, CaseFile file, Actor actor, CancellationToken cancel);
}

/// <summary>Told when a case has ended, whatever way, to end what it owns: an open invoice, for one.</summary>
public interface IWhenCaseEnds
{
    Task EndAsync(CaseFile file, CancellationToken cancel);
}
