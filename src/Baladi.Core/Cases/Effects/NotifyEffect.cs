using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Effects;

/// <summary>Tells the applicant.</summary>
public sealed class NotifyEffect(CaseNotifier notifier) : EffectHandler<Notify>
{
    protected override async Task<string?> CarryOutAsync(Notify effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        await notifier.TellApplicantAsync(file, effect.Template, new Dictionary<string, string>(), cancel);
        return null;
    }
}
