using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Visits;

/// <summary>Adds what an officer photographed on site to the clause it is about.</summary>
[Needs(Assurance.Verified)]
public sealed record AddPhoto(string Reference, string ClauseCode, IReadOnlyList<(string Name, Stream Content)> Files);

/// <summary>Takes one of one's own away again. It stays on record as superseded.</summary>
[Needs(Assurance.Verified)]
public sealed record RemovePhoto(string Reference, long Id);

public sealed class AddPhotoHandler(BaladiDbContext db, CaseFiles files, DeskAccess access, FileStore store, CaseRecorder recorder, ConflictGuard guard, TimeProvider time)
{
    public const int MostOfAClause = 10;
    public const long MaxBytes = 10 * 1024 * 1024;
    private static readonly string[] Formats = ["jpeg", "png", "pdf"];

    /// <summary>
    /// All of them are kept, or none. Problems: task-not-yours, own-case, conflict-of-interest; photos-early, before anybody was there; beside the clause photo-required, photos-many and those of
    /// <see cref="FileStore.SaveAsync"/>. A photo contradicts nothing that happened meanwhile.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(AddPhoto command, Actor actor, CancellationToken cancel)
    {
        var saved = new List<StoredFile>();
        var done = false;
        try
        {
            var outcome = await db.TryAgainAsync(() => AddAsync(command, saved, actor, cancel));
            done = outcome.IsDone;
            return outcome;
        }
        finally
        {
            if (!done) foreach (var unused in saved) store.Delete(unused.Id);
        }
    }

    private async Task<Outcome<Case>> AddAsync(AddPhoto command, List<StoredFile> saved, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file || file.Verdicts.All(verdict => verdict.ClauseCode != command.ClauseCode)) return Failure.NotFound;
        if (actor.Gap<AddPhoto>() is { } gap) return Failure.Forbidden(gap);
        if (TaskOf(file, actor) is not { } task) return Failure.Forbidden(new Problem("task-not-yours"));
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        if (!file.VisitsFor(task).Any(visit => visit.State is VisitState.Made or VisitState.Missed)) return Failure.Invalid(new Problem("photos-early", command.ClauseCode));
        if (command.Files.Count == 0) return Failure.Invalid(new Problem("photo-required", command.ClauseCode));
        if (file.Photos.Count(photo => photo.ClauseCode == command.ClauseCode && photo.TaskId == task.Id) + command.Files.Count > MostOfAClause) return Failure.Invalid(new Problem("photos-many", command.ClauseCode, MostOfAClause));
        // An upload is read once, however often this is tried.
        foreach (var upload in command.Files.Skip(saved.Count))
        {
            var read = await store.SaveAsync(upload.Content, upload.Name, Formats, MaxBytes, actor.AccountId, cancel);
            if (!read.IsDone) return new Failure(read.Kind, [.. read.Problems.Select(problem => problem with { Field = command.ClauseCode })]);
            saved.Add(read.Value!);
        }

        foreach (var stored in saved)
        {
            stored.Commit();
            db.AddRange(stored, new Evidence(file.Case, command.ClauseCode, stored, time.GetUtcNow(), actor.AccountId, task));
        }
        recorder.Record(file.Case, CaseEventKind.PhotosAdded, actor, Party.Authority, command.ClauseCode, isPublic: false, inPlaceOf: DeskAccess.InPlaceOf(actor, task)?.PersonId);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }

    /// <summary>Problems: task-not-yours, own-case, conflict-of-interest. One that is not the actor's own, or of a task that is over, does not exist here.</summary>
    public Task<Outcome<Case>> HandleAsync(RemovePhoto command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => RemoveAsync(command, actor, cancel));

    private async Task<Outcome<Case>> RemoveAsync(RemovePhoto command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (actor.Gap<RemovePhoto>() is { } gap) return Failure.Forbidden(gap);
        if (TaskOf(file, actor) is not { } task) return Failure.Forbidden(new Problem("task-not-yours"));
        if (file.Photos.Find(photo => photo.Id == command.Id && photo.TaskId == task.Id && photo.AddedByAccountId == actor.AccountId) is not { } found) return Failure.NotFound;
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        found.Supersede(time.GetUtcNow());
        recorder.Record(file.Case, CaseEventKind.PhotoRemoved, actor, Party.Authority, found.ClauseCode, isPublic: false, inPlaceOf: DeskAccess.InPlaceOf(actor, task)?.PersonId);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }

    private CaseTask? TaskOf(CaseFile file, Actor actor) =>
        file.Tasks.FirstOrDefault(task => task.State == TaskState.Open && access.Holds(actor, task) && file.Procedure.Content.TaskOf(task.Code).Visit is not null);
}
