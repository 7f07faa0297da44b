using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;

namespace Baladi.Core.Cases.Violations;

public sealed class EstablishViolationsEffect(BaladiDbContext db, PublishedCatalog catalog, CaseRecorder recorder, TimeProvider time) : EffectHandler<EstablishViolations>
{
    protected override Task<string?> CarryOutAsync(EstablishViolations effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        foreach (var found in file.ViolationsIn(catalog).Found.Where(found => found.Record is null))
        {
            var violation = new Violation(file.Case, found.Line, found.Clauses, found.Times, time.GetUtcNow());
            file.Violations.Add(violation);
            db.Violations.Add(violation);
            recorder.Record(file.Case, CaseEventKind.ViolationEstablished, Actor.System, Party.System, violation.Code);
        }
        return Task.FromResult<string?>(null);
    }
}

public sealed class SettleViolationsEffect(PublishedCatalog catalog, CaseRecorder recorder, TimeProvider time) : EffectHandler<SettleViolations>
{
    protected override Task<string?> CarryOutAsync(SettleViolations effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        foreach (var violation in file.ViolationsIn(catalog).Found.Where(found => found.IsRemedied).Select(found => found.Record!).Where(record => record.State == ViolationState.Established))
        {
            violation.Settle(ViolationState.Remedied, time.GetUtcNow());
            recorder.Record(file.Case, CaseEventKind.ViolationRemedied, Actor.System, Party.System, violation.Code);
        }
        return Task.FromResult<string?>(null);
    }
}

public sealed class LiftViolationsEffect(CaseRecorder recorder, TimeProvider time) : EffectHandler<LiftViolations>
{
    protected override Task<string?> CarryOutAsync(LiftViolations effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        foreach (var violation in file.Violations.Where(violation => violation.State != ViolationState.Lifted))
        {
            violation.Settle(ViolationState.Lifted, time.GetUtcNow());
            recorder.Record(file.Case, CaseEventKind.ViolationLifted, Actor.System, Party.System, violation.Code);
        }
        return Task.FromResult<string?>(null);
    }
}
