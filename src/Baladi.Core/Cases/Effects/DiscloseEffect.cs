using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Effects;

/// <summary>Lets the holder see it from now on, with all that happened so far and is public.</summary>
public sealed class DiscloseEffect : EffectHandler<Disclose>
{
    protected override Task<string?> CarryOutAsync(Disclose effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        file.Case.Disclose();
        return Task.FromResult<string?>(null);
    }
}
