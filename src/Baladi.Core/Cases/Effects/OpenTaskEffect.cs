using Baladi.Core.Cases.Consents;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Effects;

/// <summary>Gives a task to the staff of the level it names, to the applicant, whom rules tell, or to the other party, who is told.</summary>
public sealed class OpenTaskEffect(TaskBoard board, Geography geography, DeskAccess access, ActorDirectory directory, PartyNotifier notifier) : EffectHandler<OpenTask>
{
    protected override async Task<string?> CarryOutAsync(OpenTask effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var definition = file.Procedure.Content.TaskOf(effect.Task);
        if (definition.Holder == Holder.Party)
        {
            var asked = board.Open(file, definition.Code, Holder.Party, null, null, definition.Days, definition.RemindDays);
            await notifier.TellAsync(file, PartyNotifier.Asked, asked.Told, cancel);
            return null;
        }
        if (definition.Holder == Holder.Applicant)
        {
            board.Open(file, definition.Code, Holder.Applicant, null, null, definition.Days, definition.RemindDays);
            return null;
        }
        var municipality = geography.Authority(file.Case.AuthorityId);
        var authority = definition.Level switch
        {
            Level.Municipality => municipality,
            Level.Amanah => geography.AmanahOf(municipality),
            _ => geography.Authority(definition.Agency!),
        } ?? throw new InvalidOperationException($"{municipality.Code} has no {definition.Level}.");
        var before = file.Tasks.LastOrDefault(task => task.Code == definition.Code)?.CompletedByAccountId;
        var opened = board.Open(file, definition.Code, definition.Holder, definition.Role, authority, definition.Days);
        if (before is { } held && await MayHoldAsync(held, file, opened, cancel)) await board.AssignAsync(opened, held, cancel);
        return null;
    }

    // Whoever held the task before knows the case and gets it back, as long as the post is theirs.
    private async Task<bool> MayHoldAsync(long accountId, CaseFile file, CaseTask task, CancellationToken cancel) =>
        access.Obstacle(await directory.FindAsync(accountId, Channel.Desk, cancel), file, task) is null && !DeskAccess.IsBarred(accountId, file, task);
}
