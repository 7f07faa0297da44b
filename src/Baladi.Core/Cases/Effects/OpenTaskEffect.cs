using Baladi.Core.Data;
using Baladi.Core.Maps;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Effects;

/// <summary>Gives a task to the staff of the level it names.</summary>
public sealed class OpenTaskEffect(TaskBoard board, Geography geography) : EffectHandler<OpenTask>
{
    protected override Task<string?> CarryOutAsync(OpenTask effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var definition = file.Procedure.Content.TaskOf(effect.Task);
        var municipality = geography.Authority(file.Case.AuthorityId);
        var authority = definition.Level switch
        {
            Level.Municipality => municipality,
            Level.Amanah => geography.AmanahOf(municipality),
            _ => geography.Authority(definition.Agency!),
        } ?? throw new InvalidOperationException($"{municipality.Code} has no {definition.Level}.");
        // Whoever held this task before gets it back: they know the case.
        var before = file.Tasks.LastOrDefault(task => task.Code == definition.Code)?.CompletedByAccountId;
        board.Open(file, definition.Code, definition.Holder, definition.Role, authority, definition.Days, before);
        return Task.FromResult<string?>(null);
    }
}
